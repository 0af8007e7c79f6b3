import { plain } from '../plain.ts';
import type { DemoIdea } from './idea.ts';

const common = { organisation: null, status: 'published', reach: 'anywhere' } satisfies Partial<DemoIdea>;
const worker = { ...common, contributorKind: 'frontline_worker' } satisfies Partial<DemoIdea>;

/** A second or third answer to needs that one idea already fits, two of them written down for callers. */
export const secondHelpings: DemoIdea[] = [
  {
    ...worker,
    by: 'jo',
    regionCodes: ['E06000052'],
    key: 'lift-not-ambulance',
    postedDaysAgo: 58,
    title: 'A lifting chair in the village, not an ambulance in an hour',
    summary: plain`
      Most people who fall are not hurt: they cannot get up. Eight neighbours are trained to check and to use an air-filled
      lifting chair that lives at the shop. The ambulance desk rings them first and stays on the line.
    `,
    how: '£2,100 for a chair, half a day of training. On the floor for 19 minutes and not for 140. Each fall is told to the nurse next morning.',
    evidenceLevel: 3,
    stage: 'scaling',
    tagCodes: ['AGE-FALL', 'NHS-AMB', 'AGE-HOME', 'COM-VOL'],
    costMin: 3_000_00,
    costMax: 20_000_00,
    asks: ['pilot_site'],
    licence: 'CC BY 4.0',
    openPlaces: 6,
    authorStyle: 'kind',
    authorLabel: 'a paramedic in Cornwall',
  },
  {
    ...worker,
    by: 'tomos',
    callerConsent: 'A warden rang twice, heard the text read back, and asked us to change one word.',
    regionCodes: ['W06000004'],
    key: 'slippers-on-friday',
    postedDaysAgo: 24,
    title: 'Slipper Friday in sheltered flats',
    summary: plain`
      Once a quarter the common room is a shoe shop: new slippers with a heel and a strap for the old ones, thrown away in front
      of everybody. While they try them on, a podiatrist looks at the feet and somebody marks where the rugs are.
    `,
    how: '£9 a pair. In three schemes 96 pairs, 31 pairs of feet that needed seeing to, and falls down by a third in two quarters.',
    evidenceLevel: 2,
    stage: 'sustained',
    tagCodes: ['AGE-FALL', 'AGE-EXTRA', 'DIS-EQUIP'],
    costMin: 900_00,
    costMax: 5_000_00,
    asks: ['pilot_site', 'evidence_partner'],
    licence: 'Free to use',
    openPlaces: 10,
    authorStyle: 'kind',
    authorLabel: 'a warden in North Wales',
  },
  {
    ...worker,
    by: 'farida',
    callerConsent: 'A school cook told it on the telephone and signed the printed text at the kitchen door.',
    regionCodes: ['E08000025'],
    key: 'toast-club',
    postedDaysAgo: 20,
    title: 'Toast with the caretaker',
    summary: plain`
      The hall opens at half past seven. The caretaker makes toast and never asks why you are early. Who comes three mornings
      running is told to the family worker, who comes for toast herself.
    `,
    how: 'Bread from the bakery’s last bake. 60 children a day; lateness down by half; the caretaker was asked for as a speaker and said no.',
    evidenceLevel: 1,
    stage: 'sustained',
    tagCodes: ['SCH-ATT', 'SCH-MEAL', 'CHILD-POOR', 'CHILD-EARLYH'],
    costMin: 500_00,
    costMax: 4_000_00,
    asks: ['pilot_site'],
    licence: 'Free to use',
    openPlaces: null,
    authorStyle: 'kind',
    authorLabel: 'a school cook in Birmingham',
  },
  {
    ...worker,
    by: 'dermot',
    contributorKind: 'carer',
    regionCodes: ['N09000006'],
    key: 'vet-asks-twice',
    postedDaysAgo: 32,
    title: 'The vet asks twice',
    summary: plain`
      A farmer in trouble stops calling the vet before he stops talking to his wife. Vets, feed merchants and the milk lorry
      learn one question, to be asked twice, and have one number which a farmer answers.
    `,
    how: 'An evening in the mart canteen, 26 people who drive up lanes. 34 calls in a year; four that I do not like to think about.',
    evidenceLevel: 1,
    stage: 'sustained',
    tagCodes: ['COM-FARM', 'MIND-SUI', 'COM-LONE', 'MIND-MEN'],
    costMin: 500_00,
    costMax: 5_000_00,
    asks: ['pilot_site', 'evidence_partner'],
    licence: 'Free to use',
    openPlaces: 5,
    authorStyle: 'kind',
    authorLabel: 'a farmer and carer in Fermanagh',
  },
  {
    ...worker,
    by: 'keeley',
    regionCodes: ['E08000024'],
    key: 'brush-in-the-bag',
    postedDaysAgo: 56,
    title: 'A brush in the book bag, and a stamp from the dentist',
    summary: plain`
      New families get a toothbrush, a card with pictures and the name of one dentist who will see the child on Wednesday. The
      school walks four families there together. A stamp on the card is worth a swim.
    `,
    how: 'Two dentists keep four chairs on Wednesdays. 112 children in a year, from 19 countries and from round the corner.',
    evidenceLevel: 1,
    stage: 'prototype',
    tagCodes: ['ILL-TEETH', 'MIG-SETTLE', 'EARLY-READY'],
    costMin: 1_000_00,
    costMax: 9_000_00,
    asks: ['pilot_site', 'funder'],
    licence: 'CC BY 4.0',
    openPlaces: 4,
    authorStyle: 'name',
    authorLabel: 'Keeley Robson-Hart',
  },
  {
    ...worker,
    by: 'aoife',
    regionCodes: ['N09000009'],
    key: 'words-on-the-bus',
    postedDaysAgo: 38,
    title: 'Words at the bus shelter',
    summary: plain`
      A picture at child height at every shelter on the route to nursery: a cow, a digger, a rude goose. One line for whoever
      holds the hand: ask what the goose wants. The pictures move on a stop every month.
    `,
    how: 'Nineteen shelters, drawn by a school. In a count at the clinic, parents who had the pictures asked three times as many questions.',
    evidenceLevel: 1,
    stage: 'prototype',
    tagCodes: ['EARLY-READY', 'DIS-COMMS', 'EARLY-PLAY'],
    costMin: 700_00,
    costMax: 6_000_00,
    asks: ['pilot_site', 'evidence_partner'],
    licence: 'CC BY 4.0',
    openPlaces: null,
    authorStyle: 'kind',
    authorLabel: 'a speech therapist in Mid Ulster',
  },
  {
    ...worker,
    by: 'eluned',
    regionCodes: ['W06000008'],
    key: 'ticket-in-the-letter',
    postedDaysAgo: 15,
    title: 'The ticket comes with the letter',
    summary: plain`
      Whoever has no car finds a day ticket printed on the back of the appointment letter. The clinic pays for those that are
      used, which is less than an empty chair costs it.
    `,
    how: 'One clinic for four months: 71 tickets used at £4.20. Missed appointments among people without a car went from 22% to 9%.',
    evidenceLevel: 2,
    stage: 'prototype',
    tagCodes: ['MOVE-HOSP', 'MOVE-BUS', 'ILL-GAP'],
    costMin: 1_000_00,
    costMax: 10_000_00,
    asks: ['pilot_site', 'evidence_partner'],
    licence: 'Free to use',
    openPlaces: 6,
    authorStyle: 'kind',
    authorLabel: 'a bus driver in West Wales',
  },
  {
    ...worker,
    by: 'tariq',
    regionCodes: ['E08000032'],
    key: 'stone-wall-club',
    postedDaysAgo: 42,
    title: 'Four houses, one lime plasterer',
    summary: plain`
      No scheme pays for stone houses one at a time. Four neighbours who ask together get a plasterer who knows lime, for a
      fortnight, and do the mixing themselves. The heating bill of the first house pays into the pot for the fifth.
    `,
    how: 'Begun in my own terrace. Twelve houses, £3,400 each, up by four degrees in January. A builder’s college sends learners to mix.',
    evidenceLevel: 1,
    stage: 'prototype',
    tagCodes: ['HOUS-RETRO', 'HOUS-FUEL', 'WORK-APPR'],
    costMin: 10_000_00,
    costMax: 48_000_00,
    asks: ['pilot_site', 'funder'],
    licence: 'CC BY 4.0',
    openPlaces: 3,
    authorStyle: 'kind',
    authorLabel: 'a neighbour in Bradford',
  },
];
