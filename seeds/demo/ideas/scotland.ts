import { plain } from '../plain.ts';
import type { DemoIdea } from './idea.ts';

const magnus = {
  by: 'magnus',
  organisation: null,
  status: 'published',
  contributorKind: 'frontline_worker',
  regionCodes: ['S12000023'],
  reach: 'anywhere',
  licence: 'Free to use for anybody who looks after people',
  openPlaces: null,
  authorStyle: 'kind',
  authorLabel: 'a home carer in Orkney',
} satisfies Partial<DemoIdea>;

const shona = {
  by: 'shona',
  organisation: null,
  status: 'published',
  contributorKind: 'frontline_worker',
  regionCodes: ['S12000049'],
  reach: 'nearby',
  licence: null,
  openPlaces: 4,
  authorStyle: 'name',
  authorLabel: 'Shona MacAskill-Reid',
} satisfies Partial<DemoIdea>;

/** Magnus, a home carer in Orkney, and Shona, a housing officer in Glasgow. */
export const scottishIdeas: DemoIdea[] = [
  {
    ...magnus,
    key: 'lamp-in-the-window',
    postedDaysAgo: 88,
    title: 'A lamp in the window when the power is off',
    summary: plain`
      Each person with an alarm gets a battery lantern with two colours. In a power cut, green in the window means all
      right; amber, or nothing, means knock. Two neighbours on each road drive past every two hours and ring one number.
    `,
    how: plain`
      The lanterns cost £19 and last for fifty hours. The list of houses is on paper at the shop. We tried it on one
      island in two storms: 44 houses, all seen within two hours, three visits made, one of them just in time.
    `,
    evidenceLevel: 1,
    stage: 'prototype',
    tagCodes: ['EMER-POWER', 'DIG-SWITCH', 'AGE-HOME', 'EMER-COMM'],
    costMin: 2_000_00,
    costMax: 9_000_00,
    asks: ['pilot_site', 'funder'],
  },
  {
    ...magnus,
    key: 'nurse-hands-video',
    postedDaysAgo: 70,
    title: 'A carer’s hands for the doctor on the screen',
    summary: plain`
      Home carers are trained in twelve small examinations, so that a specialist on a screen can ask for a press here or a
      photograph there. The patient stays at the kitchen table and misses no ferry.
    `,
    how: plain`
      Two days of training, signed off by the ward that asks the questions. The carer brings a tablet, a cuff and a good
      torch, in the visit that is planned anyway. Fourteen patients so far; eleven journeys saved.
    `,
    evidenceLevel: 1,
    stage: 'prototype',
    tagCodes: ['NHS-REMOTE', 'MOVE-HOSP', 'CARE-HOMEC'],
    costMin: 8_000_00,
    costMax: 30_000_00,
    asks: ['pilot_site', 'evidence_partner', 'mentor'],
  },
  {
    ...magnus,
    key: 'winter-let-carer',
    postedDaysAgo: 52,
    title: 'The holiday cottage that houses a carer',
    summary: plain`
      Owners of holiday houses let to a care worker for the whole year at a fair rent, and the health board pays for what
      they lose in July. The owner’s mother is often one of the people who need the carer.
    `,
    how: plain`
      A one-page lease, a deposit held by the board, and one person in the island office who knows both sides. Two houses
      so far, two carers, fourteen clients who go to bed when they like.
    `,
    evidenceLevel: 1,
    stage: 'proposal',
    tagCodes: ['STAFF-RECR', 'HOUS-AFF', 'CARE-HOMEC', 'COM-RURAL'],
    costMin: 6_000_00,
    costMax: 40_000_00,
    asks: ['pilot_site', 'funder'],
  },
  {
    ...magnus,
    key: 'pier-barber',
    postedDaysAgo: 31,
    title: 'A haircut on the pier',
    summary: plain`
      A barber’s chair in a van, on the pier when the boats land and at the mart on sale days. The barber has learned what
      to listen for and carries the number of one nurse who answers. Men who see nobody do get their hair cut.
    `,
    how: plain`
      £8 a cut pays for half of it. The nurse is in the van once a month, with a cuff for blood pressure as her excuse.
      Nothing is written down without asking.
    `,
    evidenceLevel: 0,
    stage: 'proposal',
    tagCodes: ['MIND-MEN', 'COM-FARM', 'MIND-SUI', 'COM-RURAL'],
    costMin: 12_000_00,
    costMax: 28_000_00,
    asks: ['funder', 'mentor'],
  },
  {
    ...shona,
    key: 'close-kit',
    postedDaysAgo: 94,
    title: 'A kit behind every stair light',
    summary: plain`
      A naloxone kit and a card with six pictures, in a box behind the light on the ground floor of each close. Neighbours
      are shown how to use it in the time it takes to boil a kettle. No names are taken.
    `,
    how: plain`
      The caretaker checks the seals when the stair is washed. When one is used, a worker comes the next day to ask how
      people are, not what they took. In eleven closes: five kits used, five people alive.
    `,
    evidenceLevel: 2,
    stage: 'prototype',
    tagCodes: ['ADD-DRUG', 'EMER-FAID', 'HOUS-NBR'],
    costMin: 3_000_00,
    costMax: 18_000_00,
    asks: ['pilot_site', 'evidence_partner'],
  },
  {
    ...shona,
    key: 'damp-doctor',
    postedDaysAgo: 60,
    title: 'The damp doctor: one person, one flat, until it is dry',
    summary: plain`
      A surveyor, a roofer and a housing officer learn each other’s trade well enough for one of them to find the cause of
      damp alone. Whoever visits first keeps the case and comes back in the next two Februaries.
    `,
    how: plain`
      A moisture meter, a ladder, a camera on a pole and the right to order a gutter without a second signature. The tenant
      has the damp doctor’s number. Of 38 flats, 33 were dry after two winters.
    `,
    evidenceLevel: 2,
    stage: 'sustained',
    tagCodes: ['HOUS-COND', 'HOUS-TEN', 'ILL-LONG-LUNG'],
    costMin: 20_000_00,
    costMax: 85_000_00,
    asks: ['pilot_site'],
  },
  {
    ...shona,
    key: 'shop-for-a-month',
    postedDaysAgo: 37,
    title: 'A shop for a month, with the keys on Friday',
    summary: plain`
      Makers take an empty shop for four weeks on a licence of one page. The council holds the insurance and the keys; the
      owner gets a clean shop and a share of what is sold.
    `,
    how: plain`
      Owners are found through the factor’s invoices, since nobody answers letters but somebody pays the bill. Nine makers
      tried four shops; three have taken a real lease.
    `,
    evidenceLevel: 1,
    stage: 'prototype',
    tagCodes: ['WORK-ECON', 'WORK-ENT', 'HOUS-NBR'],
    costMin: 5_000_00,
    costMax: 25_000_00,
    asks: ['pilot_site', 'mentor'],
  },
  {
    ...shona,
    key: 'jumper-library',
    postedDaysAgo: 19,
    title: 'A jumper library in the hall cupboard',
    summary: plain`
      Every family, rich or poor, hands in what no longer fits and draws what does, in June, when reports go home. As
      everybody does it, nobody is seen to need it.
    `,
    how: plain`
      Two parents, a rail, labels with sizes and no names. What is missing is bought with the money that used to pay for
      lost property. One school, 310 pupils, no empty places on the first day.
    `,
    evidenceLevel: 1,
    stage: 'prototype',
    tagCodes: ['CHILD-POOR', 'WASTE-REUSE', 'SCH-ATT'],
    costMin: 200_00,
    costMax: 2_000_00,
    asks: ['pilot_site'],
  },
];
