import { plain } from '../plain.ts';
import type { DemoIdea } from './idea.ts';

const aoife = {
  by: 'aoife',
  organisation: null,
  status: 'published',
  contributorKind: 'frontline_worker',
  regionCodes: ['N09000009'],
  reach: 'anywhere',
  licence: 'CC BY-SA 4.0',
  openPlaces: 3,
  authorStyle: 'kind',
  authorLabel: 'a speech therapist in Mid Ulster',
} satisfies Partial<DemoIdea>;

const dermot = {
  by: 'dermot',
  organisation: null,
  status: 'published',
  contributorKind: 'carer',
  regionCodes: ['N09000006'],
  reach: 'nearby',
  licence: null,
  openPlaces: 2,
  authorStyle: 'kind',
  authorLabel: 'a farmer who looks after his father',
} satisfies Partial<DemoIdea>;

/** Aoife, a speech therapist in Mid Ulster, and Dermot, who farms and cares in Fermanagh. */
export const northernIrishIdeas: DemoIdea[] = [
  {
    ...aoife,
    key: 'first-words-morning',
    postedDaysAgo: 92,
    title: 'First Words Morning: advice before the waiting list',
    summary: plain`
      Any parent who is worried comes on a Saturday, without a referral, to a room with toys. A therapist plays, listens
      and gives one thing to try. Six weeks later they come again; only then do we decide who needs a place in the queue.
    `,
    how: plain`
      One therapist and two nursery workers see eighteen families in a morning. Of the first 120 children, 51 were
      talking well enough at the second visit to need nothing more.
    `,
    evidenceLevel: 2,
    stage: 'sustained',
    tagCodes: ['DIS-COMMS', 'NHS-WAIT', 'EARLY-READY'],
    costMin: 7_000_00,
    costMax: 24_000_00,
    asks: ['pilot_site', 'evidence_partner'],
  },
  {
    ...aoife,
    key: 'before-the-outburst',
    postedDaysAgo: 63,
    title: 'What happened before: four pictures on the fridge',
    summary: plain`
      Staff in supported houses move one of four magnets when somebody is upset: pain, noise, waiting, people. After a
      month there is a pattern, and it is hardly ever illness. The pharmacist’s review then starts from something.
    `,
    how: plain`
      It takes five seconds. A therapist reads the fridge once a month with the person and their family. In three houses,
      five of nine people came off a tablet that had no reason.
    `,
    evidenceLevel: 1,
    stage: 'prototype',
    tagCodes: ['DIS-LD', 'ILL-MEDS', 'CARE-SUPP', 'DIS-COMMS'],
    costMin: 1_500_00,
    costMax: 8_000_00,
    asks: ['pilot_site', 'evidence_partner', 'funder'],
  },
  {
    ...aoife,
    key: 'tablets-in-the-purse',
    postedDaysAgo: 34,
    title: 'My tablets, in my purse, in both alphabets of medicine',
    summary: plain`
      A folded card with each medicine by its plain name, what it is for and when it last changed. The patient carries it
      across the border; the pharmacist on either side signs the change.
    `,
    how: plain`
      Printed by any pharmacy from its own labels. No system talks to another, and none needs to. Sixty patients carry
      one; hospital pharmacists say that it saves them half an hour for each.
    `,
    evidenceLevel: 1,
    stage: 'prototype',
    tagCodes: ['ILL-MEDS', 'NHS-DISCH', 'ILL-KNOW'],
    costMin: 1_000_00,
    costMax: 6_000_00,
    asks: ['pilot_site'],
  },
  {
    ...dermot,
    key: 'relief-milker',
    postedDaysAgo: 71,
    title: 'The milker comes with the sitter',
    summary: plain`
      A carer’s break on a farm is two people: one who sits with my father and one who milks. Young farmers from the
      college do the second for a wage and a reference, under the vet’s insurance.
    `,
    how: plain`
      We began as six families who swapped. Each wrote its parlour on one page: which cow kicks, which gate sticks. All six
      have now had a week away, four of them for the first time in ten years.
    `,
    evidenceLevel: 1,
    stage: 'prototype',
    tagCodes: ['CARE-CARER-BREAK', 'COM-FARM', 'AGE-DEM'],
    costMin: 6_000_00,
    costMax: 20_000_00,
    asks: ['pilot_site', 'funder', 'mentor'],
  },
  {
    ...dermot,
    key: 'walk-the-first-ten',
    postedDaysAgo: 49,
    title: 'The first ten doors: walked, not listed',
    summary: plain`
      A family that came last year walks a new one to ten doors in ten weeks: doctor, dentist, library, bus office, pitch,
      school gate, tip, advice desk, church hall, somebody’s kitchen. The tenth is always a kitchen.
    `,
    how: plain`
      Guides are paid for two hours a week and choose their own order. The doors know that they are coming. In our town
      fourteen families have been round; all fourteen have a dentist.
    `,
    evidenceLevel: 1,
    stage: 'sustained',
    tagCodes: ['MIG-SETTLE', 'MIG-REF', 'ILL-TEETH'],
    costMin: 4_000_00,
    costMax: 15_000_00,
    asks: ['pilot_site', 'mentor'],
  },
  {
    ...dermot,
    key: 'hens-on-the-line',
    postedDaysAgo: 26,
    title: 'A hen house on the boundary',
    summary: plain`
      Twenty hens on the line where two communities meet, with a door to each side and a rota on which neighbours from one
      side feed and those from the other collect. Eggs need somebody every single day, and so do neighbours.
    `,
    how: plain`
      A shed, a fence, a box for money and a retired policeman with a bad knee. Nobody has broken a window of it in
      three summers. It could stand in a park as well as on a lane.
    `,
    evidenceLevel: 0,
    stage: 'prototype',
    tagCodes: ['COM-COH', 'ENV-GREEN', 'FOOD-GROW'],
    costMin: 900_00,
    costMax: 4_000_00,
    asks: ['pilot_site'],
  },
  {
    ...dermot,
    key: 'caddy-at-the-lift',
    postedDaysAgo: 15,
    title: 'A food caddy by the lift, emptied by the fourth floor',
    summary: plain`
      Food is what spoils a bin of recycling. One resident on each stair is paid £10 a week to empty a small caddy by the
      lift every evening; everything else then stays dry and can be taken.
    `,
    how: plain`
      My daughter’s block of 62 flats did it with a wheelbarrow and a farmer who wanted the peelings. Eight of ten bins
      were accepted at the depot, where it had been two.
    `,
    evidenceLevel: 1,
    stage: 'prototype',
    tagCodes: ['WASTE-RECY', 'FOOD-WASTE', 'HOUS-NBR'],
    costMin: 2_000_00,
    costMax: 12_000_00,
    asks: ['pilot_site', 'funder'],
  },
];
