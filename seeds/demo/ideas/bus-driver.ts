import { plain } from '../plain.ts';
import type { DemoIdea } from './idea.ts';

/** Eluned, who drives a bus in Ceredigion. */
export const busDriverIdeas: DemoIdea[] = [
  {
    key: 'minibus-in-the-middle',
    by: 'eluned',
    organisation: null,
    postedDaysAgo: 42,
    status: 'published',
    title: 'School minibuses in the middle of the day',
    summary: plain`
      School minibuses stand still from half past nine to three, with an insured driver nearby. In those hours
      they take people from the villages to the surgery, the shop and the hospital bus, and home again.
      You ring the day before; the driver plans the loop.
    `,
    how: plain`
      Three minibuses, six drivers who wanted more hours, one telephone at the community shop. £3 a return, passes
      accepted. We carry 70 return journeys a week, and it costs a third of what the taxis did. The licence
      took four months; I can save the next place three of them.
    `,
    evidenceLevel: 2,
    stage: 'sustained',
    contributorKind: 'frontline_worker',
    regionCodes: ['W06000008'],
    reach: 'anywhere',
    tagCodes: ['MOVE-RURAL', 'MOVE-COMM', 'COM-RURAL', 'MOVE-HOSP'],
    costMin: 18_000_00,
    costMax: 42_000_00,
    asks: ['pilot_site', 'funder'],
    licence: 'CC BY 4.0',
    openPlaces: 3,
    authorStyle: 'kind',
    authorLabel: 'a bus driver in West Wales',
  },
  {
    key: 'empty-seat',
    by: 'eluned',
    organisation: null,
    postedDaysAgo: 38,
    status: 'published',
    title: 'The empty seat',
    summary: plain`
      Bus drivers know who always sits where. When a regular has not been on for a week, the driver tells a village
      contact, who knocks. Most are fine. Some are on the floor, and some have stopped going out since the
      funeral.
    `,
    how: plain`
      People sign up on the bus: name, village, who may knock. Eleven drivers, nine villages, 130 people. In a year
      there were 41 knocks: four ambulances, and nine people who now go to something.
    `,
    evidenceLevel: 1,
    stage: 'prototype',
    contributorKind: 'frontline_worker',
    regionCodes: ['W06000008'],
    reach: 'nearby',
    tagCodes: ['COM-LONE', 'AGE', 'COM-RURAL', 'COM-VOL'],
    costMin: 0,
    costMax: 2_000_00,
    asks: ['pilot_site', 'evidence_partner'],
    licence: 'Free to use',
    openPlaces: 4,
    authorStyle: 'kind',
    authorLabel: 'a bus driver in West Wales',
  },
  {
    key: 'appointments-by-timetable',
    by: 'eluned',
    organisation: null,
    postedDaysAgo: 20,
    status: 'published',
    title: 'Book the clinic by the bus',
    summary: plain`
      Every clinic letter asks "how will you get here?", and the booking clerk has the bus timetable open.
      Appointments for people from the villages are put between the bus in and the bus out. It costs nothing.
    `,
    how: plain`
      The timetable is turned into two lines per clinic: earliest start, latest end. I made the first set on my
      kitchen table for one surgery and one hospital; missed appointments from our route went from one in six
      to one in eleven within a winter.
    `,
    evidenceLevel: 1,
    stage: 'prototype',
    contributorKind: 'frontline_worker',
    regionCodes: ['W06000008'],
    reach: 'anywhere',
    tagCodes: ['MOVE-RURAL', 'MOVE-HOSP'],
    costMin: 0,
    costMax: 1_500_00,
    asks: ['pilot_site', 'evidence_partner'],
    licence: 'Free to use',
    openPlaces: 10,
    authorStyle: 'kind',
    authorLabel: 'a bus driver in West Wales',
  },
];
