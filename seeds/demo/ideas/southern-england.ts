import { plain } from '../plain.ts';
import type { DemoIdea } from './idea.ts';

const jo = {
  by: 'jo',
  organisation: null,
  status: 'published',
  contributorKind: 'frontline_worker',
  regionCodes: ['E06000052'],
  reach: 'anywhere',
  licence: 'CC BY 4.0',
  openPlaces: 3,
  authorStyle: 'kind',
  authorLabel: 'a paramedic in Cornwall',
} satisfies Partial<DemoIdea>;

const blessing = {
  by: 'blessing',
  organisation: null,
  status: 'published',
  contributorKind: 'frontline_worker',
  regionCodes: ['E09000023'],
  reach: 'nearby',
  licence: null,
  openPlaces: 2,
  authorStyle: 'pseudonym',
  authorLabel: 'Night Midwife',
} satisfies Partial<DemoIdea>;

/** Jo, a paramedic in Cornwall, and a midwife in Lewisham who posts under a pseudonym. */
export const southernEnglishIdeas: DemoIdea[] = [
  {
    ...jo,
    key: 'breakfast-with-regulars',
    postedDaysAgo: 82,
    title: 'Breakfast with the regulars',
    summary: plain`
      The people who ring 999 most often are asked to breakfast by a paramedic whom they know, out of uniform. One question:
      what would have to happen for you not to need us on Thursday? Then somebody makes that happen.
    `,
    how: plain`
      It was a dog in one case, a lock in another, a sister’s number in a third. Twenty people, £200 each to spend at once.
      Their calls fell from 610 to 240 in a year.
    `,
    evidenceLevel: 2,
    stage: 'prototype',
    tagCodes: ['NHS-AE', 'NHS-AMB', 'HLESS-HLTH', 'COM-LONE'],
    costMin: 12_000_00,
    costMax: 48_000_00,
    asks: ['pilot_site', 'evidence_partner'],
  },
  {
    ...jo,
    key: 'list-you-sign',
    postedDaysAgo: 61,
    title: 'The list that you sign yourself',
    summary: plain`
      Instead of asking four bodies to share four lists, the flood warden asks people at the door whether they want to be on
      a fifth. Paper, signed, kept in a sealed envelope at the pub and the fire station, opened on the night.
    `,
    how: plain`
      Done in a tide-washed village before the spring storms: 71 doors, 58 signatures in two evenings, among them nine
      people who were on no list at all. It is burnt and begun again every October.
    `,
    evidenceLevel: 1,
    stage: 'prototype',
    tagCodes: ['CLIM-FLOOD', 'EMER-COMM', 'COM-COAST'],
    costMin: 300_00,
    costMax: 3_000_00,
    asks: ['pilot_site'],
  },
  {
    ...jo,
    key: 'rota-on-the-wall',
    postedDaysAgo: 40,
    title: 'Six weeks of rota on the wall, swapped in pencil',
    summary: plain`
      Our station put up the rota six weeks ahead and let people swap in pencil without asking. Sickness fell, because one
      could go to the wedding. The same could be done for porters, cleaners and cooks.
    `,
    how: plain`
      A wall, a pencil and two rules: never fewer than the number in red, and whoever takes a shift signs. A manager inks it
      in on Thursday for the next week but one.
    `,
    evidenceLevel: 1,
    stage: 'sustained',
    tagCodes: ['STAFF-KEEP', 'WORK-GOOD', 'STAFF-WELL'],
    costMin: null,
    costMax: 500_00,
    asks: ['pilot_site', 'evidence_partner'],
  },
  {
    ...blessing,
    key: 'midwife-beside-lawyer',
    postedDaysAgo: 68,
    title: 'A midwife and a lawyer at one table',
    summary: plain`
      On Saturdays in a church hall a midwife listens to the baby and, at the same table, a lawyer tells the mother whether
      she would ever be billed. Most would not. She leaves with a date for a scan in her hand.
    `,
    how: plain`
      The midwife does not ask about papers and the lawyer does not write to the hospital. Fifty-two women in a year came at
      a mean of 13 weeks.
    `,
    evidenceLevel: 2,
    stage: 'prototype',
    tagCodes: ['EARLY-PREG', 'MIG-ADVICE', 'ILL-GAP'],
    costMin: 6_000_00,
    costMax: 22_000_00,
    asks: ['pilot_site', 'funder'],
  },
  {
    ...blessing,
    key: 'clinic-at-the-packhouse',
    reach: 'anywhere',
    postedDaysAgo: 43,
    title: 'The nurse at the shift change',
    summary: plain`
      A van with a nurse and an interpreter stands where one shift leaves and the other comes: blood pressure, sugar, cuts,
      contraception, and a form for the doctor filled in on the spot. Twelve minutes each, no appointment.
    `,
    how: plain`
      I did it for cleaners at five in the morning outside an office block. It would suit fields and packhouses better still.
      Employers lend the socket; they are told nothing.
    `,
    evidenceLevel: 1,
    stage: 'prototype',
    tagCodes: ['ILL-CHECK', 'NHS-GP', 'EQ-LANG', 'ILL-GAP'],
    costMin: 15_000_00,
    costMax: 50_000_00,
    asks: ['pilot_site', 'funder', 'mentor'],
  },
  {
    ...blessing,
    key: 'walk-from-the-stop',
    postedDaysAgo: 17,
    title: 'The driver waits until you wave',
    summary: plain`
      After ten at night the bus may stop anywhere on the last mile, and the driver waits with the lights on until the
      passenger waves from her door or her corner. It costs the route two minutes.
    `,
    how: plain`
      Night staff drew the map of where they are afraid; the garage agreed to try it on one route for a month and has not
      stopped since. Lights and cameras can come later.
    `,
    evidenceLevel: 1,
    stage: 'prototype',
    tagCodes: ['SAFE-NIGHT', 'MOVE-BUS', 'EQ-WOMEN'],
    costMin: null,
    costMax: 6_000_00,
    asks: ['pilot_site'],
  },
];
