import { plain } from '../plain.ts';
import type { DemoIdea } from './idea.ts';

/** Ideas of The Warm Door, and two that a broker wrote down for somebody who rang. */
export const charityAndCallerIdeas: DemoIdea[] = [
  {
    key: 'parcel-and-adviser',
    by: 'owen',
    organisation: 'warm-door',
    postedDaysAgo: 47,
    status: 'published',
    title: 'A debt adviser at the food table',
    summary: plain`
      A debt adviser sits beside the food bank table with a kettle and two chairs. People who come for a parcel open
      the letters there and then. Benefits that were never claimed come first, then the council tax, then the
      doorstep lender.
    `,
    how: plain`
      Two half days a week. The council gave us a named person to ring and a promise: no bailiff while we are
      talking. In the first year 216 households opened their letters, £311,000 of benefits were claimed and
      two in three did not need a parcel again within six months.
    `,
    evidenceLevel: 3,
    stage: 'sustained',
    contributorKind: 'organisation',
    regionCodes: ['E08000027'],
    reach: 'nearby',
    tagCodes: ['MONEY-DEBT', 'FOOD-BANK', 'MONEY-BEN'],
    costMin: 20_000_00,
    costMax: 48_000_00,
    asks: ['pilot_site', 'funder'],
    licence: 'CC BY 4.0',
    openPlaces: 2,
    authorStyle: 'name',
    authorLabel: 'The Warm Door',
  },
  {
    key: 'warm-visit',
    by: 'owen',
    organisation: 'warm-door',
    postedDaysAgo: 49,
    status: 'published',
    title: 'The warm visit: a thermometer, a form filled in, a heater tonight',
    summary: plain`
      Nurses, meter readers and coal men carry a card with a thermometer strip. Where it shows cold they ring us, and
      an energy adviser is at the door within two days with a safe heater, fills in the grant form at the
      kitchen table and rings the installer from there.
    `,
    how: plain`
      One adviser makes nine visits a week. She brings draught tape, a heated blanket and the benefit check. She
      follows each form to the end, because that is where they die. Last winter: 241 cold homes visited, 188 grants
      paid and every heater but four brought back.
    `,
    evidenceLevel: 2,
    stage: 'scaling',
    contributorKind: 'organisation',
    regionCodes: ['E08000027', 'E08000031'],
    reach: 'nearby',
    tagCodes: ['HOUS-FUEL', 'MONEY-ADVICE', 'MONEY-BEN'],
    costMin: 24_000_00,
    costMax: 60_000_00,
    asks: ['pilot_site', 'funder'],
    licence: 'CC BY 4.0',
    openPlaces: 2,
    authorStyle: 'name',
    authorLabel: 'The Warm Door',
  },
  {
    key: 'two-pound-pantry',
    by: 'owen',
    organisation: 'warm-door',
    postedDaysAgo: 160,
    status: 'closed',
    endedDaysAgo: 58,
    title: 'The two-pound pantry',
    summary: plain`
      Members pay £2 a week and choose ten things from the shelves. It is a shop and not a parcel: nobody proves that
      they are poor, and in the school holidays children choose the fruit.
    `,
    how: 'Surplus food from two supermarkets, a school hall, and members on the till. 160 families; all places are taken.',
    evidenceLevel: 2,
    stage: 'sustained',
    contributorKind: 'organisation',
    regionCodes: ['E08000027'],
    reach: 'nearby',
    tagCodes: ['FOOD-PANTRY', 'FOOD-INSEC', 'FOOD-WASTE'],
    costMin: 7_000_00,
    costMax: 16_000_00,
    asks: ['mentor'],
    licence: 'CC BY 4.0',
    openPlaces: 0,
    authorStyle: 'name',
    authorLabel: 'The Warm Door',
  },
  {
    key: 'midwife-in-the-library',
    by: 'nia',
    organisation: null,
    callerConsent: 'A midwife rang the office and agreed to the text when it was read back to her.',
    postedDaysAgo: 19,
    status: 'published',
    title: 'The midwife in the library',
    summary: plain`
      On the first Friday of the month the midwife sees pregnant women in the town library: a room with a door, a
      couch and the scanner in its case. Women who would need two buses walk there, meet each other and stay
      for the baby songs.
    `,
    how: plain`
      The library gives the room, the health board the portable scanner, and a driver brings both and stays. Four
      towns in turn. In the first six months every woman booked for the library came.
    `,
    evidenceLevel: 1,
    stage: 'prototype',
    contributorKind: 'frontline_worker',
    regionCodes: ['W06000023'],
    reach: 'nearby',
    tagCodes: ['EARLY-PREG', 'COM-RURAL', 'ARTS-LIB'],
    costMin: 6_000_00,
    costMax: 20_000_00,
    asks: ['pilot_site', 'evidence_partner'],
    licence: 'Free to use',
    openPlaces: 2,
    authorStyle: 'kind',
    authorLabel: 'a midwife in Mid Wales',
  },
  {
    key: 'breakfast-knock',
    by: 'farida',
    organisation: null,
    callerConsent: 'A school family worker agreed by telephone and asked to be called a family worker only.',
    postedDaysAgo: 17,
    status: 'published',
    title: 'The breakfast knock',
    summary: plain`
      At half past seven a family worker and two older pupils knock for children who have been missing from school,
      with a bacon roll and a spare tie. They walk in together. After two weeks the older pupils knock alone; after
      six most children are waiting at the gate.
    `,
    how: plain`
      Twelve children at a time, chosen with the primary school before they move up to Year 7. The worker has £200
      a term for shoes, bus fare and an alarm clock, and no power to fine anyone. Of 36 children 27 were
      above 90% attendance by Easter.
    `,
    evidenceLevel: 2,
    stage: 'prototype',
    contributorKind: 'frontline_worker',
    regionCodes: ['E08000028'],
    reach: 'nearby',
    tagCodes: ['SCH-ATT', 'SCH-MOVE', 'CHILD-EARLYH', 'YOUTH-MENTOR'],
    costMin: 11_000_00,
    costMax: 28_000_00,
    asks: ['pilot_site', 'funder'],
    licence: 'CC BY 4.0',
    openPlaces: 3,
    authorStyle: 'kind',
    authorLabel: 'a family worker in the Black Country',
  },
];
