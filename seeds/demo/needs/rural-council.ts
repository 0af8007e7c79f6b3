import { plain } from '../plain.ts';
import type { DemoNeed } from './need.ts';

/** Teme and Clun Council: few people, long lanes. */
export const ruralCouncilNeeds: DemoNeed[] = [
  {
    key: 'buses-clun',
    by: 'helen',
    organisation: 'teme',
    postedDaysAgo: 40,
    status: 'published',
    title: 'No bus home from the doctor',
    problem: plain`
      Since the Tuesday bus stopped, people in the upper Clun valley without a car can reach the surgery in
      the morning and cannot get home until the school run at half past three, if the driver will take
      them. Taxis cost £34 each way when there is one. People put off going, and then they go by ambulance.
    `,
    whoFor: 'About 900 people without a car in eleven villages, most of them over 60 or under 20.',
    evidence: plain`
      Missed appointments from these villages are double the rate of the town's. At five village meetings
      transport came first at every one. A trial taxi-share two years ago carried four people a week: too
      little, too dear, and it had to be booked online.
    `,
    trigger: 'pressure',
    outcome: 'People without a car get to an appointment and home again in the same half day.',
    baseline: '14% of appointments missed from the eleven villages',
    target: '7%, with at least 60 return journeys a week',
    regionCodes: ['E06000051'],
    localOnly: false,
    tagCodes: ['MOVE-RURAL', 'MOVE-COMM', 'MOVE-HOSP', 'COM-RURAL'],
    level: 'public',
    phase: 3,
    organisationNamed: true,
    budgetMin: 25_000_00,
    budgetMax: 70_000_00,
    resources: ['money', 'site', 'data'],
    deadlineInDays: 85,
  },
  {
    key: 'farm-loneliness',
    by: 'helen',
    organisation: 'teme',
    postedDaysAgo: 36,
    status: 'published',
    title: 'Farmers who see nobody from one market day to the next',
    problem: plain`
      Hill farmers, mostly men over 55, work alone, eat alone and do not come to anything that we put on in a
      village hall. They do not see a doctor and would not call themselves lonely. The vet and the feed
      merchant are the ones who tell us that somebody is not right, and they have nowhere to send him.
    `,
    whoFor: 'Farmers and farm workers in Herefordshire and south Shropshire who live or work alone.',
    evidence: plain`
      In one winter the chaplain buried two farmers whom no service had known. Of 90 asked at the ram
      sales, 52 had not had a conversation of more than five minutes that week, and 64 had not seen a
      doctor for three years.
    `,
    trigger: 'crisis',
    outcome: 'Isolated farmers have someone who notices, and see a health worker at least once a year.',
    baseline: '26 of 90 had seen a doctor in three years',
    target: '150 farmers seen in the first year, 40 of them back a second time',
    regionCodes: ['E06000019', 'E06000051'],
    localOnly: false,
    tagCodes: ['COM-LONE', 'COM-FARM', 'MIND-MEN', 'MIND-SUI'],
    level: 'public',
    phase: 1,
    organisationNamed: true,
    budgetMin: 10_000_00,
    budgetMax: 40_000_00,
    resources: ['money', 'site', 'time'],
    deadlineInDays: 60,
  },
  {
    key: 'falls-sheltered',
    by: 'helen',
    organisation: 'teme',
    postedDaysAgo: 38,
    status: 'published',
    title: 'Falls in sheltered flats',
    problem: plain`
      We own 14 sheltered schemes with a warden for two hours a day. Residents fall between the chair and
      the kettle, on rugs they brought from a bigger house, and in bathrooms we fitted in 1988. After a
      fall the family asks for a care home, and three in four who go never come back to their flat.
    `,
    whoFor:
      '420 tenants of our sheltered flats around Ludlow, Church Stretton and Bishops Castle; average age 81.',
    evidence: plain`
      163 falls were written in the wardens' books last year and 58 led to a hospital bed. A walk round two
      schemes with a ruler found a loose rug or a poor light in 31 of 40 flats.
    `,
    trigger: 'own_initiative',
    outcome: 'Tenants stay steady and stay in their flats.',
    baseline: '163 falls a year in 420 flats',
    target: 'under 110 a year',
    regionCodes: ['E06000051'],
    localOnly: false,
    tagCodes: ['AGE-FALL', 'AGE-EXTRA', 'DIS-EQUIP', 'SPORT-GENTLE'],
    level: 'frontline',
    phase: 2,
    organisationNamed: true,
    budgetMin: 12_000_00,
    budgetMax: 30_000_00,
    resources: ['money', 'site', 'data'],
    deadlineInDays: 140,
  },
  {
    key: 'young-carers-hereford',
    by: 'helen',
    organisation: 'teme',
    postedDaysAgo: 41,
    status: 'published',
    title: 'Children who look after a parent and whom nobody has counted',
    problem: plain`
      There are children in every year group who cook, lift, give tablets and interpret for a parent. Our
      register has 61 names; the census suggests at least 500. Schools see a tired child, nurses see a
      tired mother, and neither asks the other question.
    `,
    whoFor: 'Young carers from 8 to 17 in Herefordshire.',
    evidence: plain`
      61 on the register. When one surgery put the question to every family that it visited for a term, it
      found 23 more in that term alone. Young carers on our register miss twice as much school as others.
    `,
    trigger: 'inspection',
    outcome: 'Young carers are found early, and something is taken off their shoulders.',
    baseline: '61 young carers known',
    target: '250 known within a year, each with a named adult at school',
    regionCodes: ['E06000019'],
    localOnly: false,
    tagCodes: ['CARE-CARER-YOUNG', 'SCH-ATT'],
    level: 'system',
    phase: 1,
    organisationNamed: true,
    budgetMin: 5_000_00,
    budgetMax: 20_000_00,
    resources: ['time', 'data', 'mentoring'],
    deadlineInDays: 100,
  },
  {
    key: 'digital-letters',
    by: 'helen',
    organisation: 'teme',
    postedDaysAgo: 190,
    status: 'expired',
    endedDaysAgo: 12,
    title: 'Everything moved online and our oldest tenants did not',
    problem: plain`
      Repairs, blue badges and council tax are all online now. Tenants over 75 queue at the one counter we
      have left, or ask a neighbour to type in their bank details. The courses we ran at the library
      taught spreadsheets to people who wanted to see a photograph of a grandchild.
    `,
    whoFor: 'Tenants over 75 in south Shropshire who do not use the internet.',
    evidence: 'Of 420 sheltered tenants 266 have never been online; 12 finished the library course.',
    trigger: 'own_initiative',
    outcome: 'People who want to can do one useful thing online without help; the others lose nothing.',
    baseline: '37% have ever been online',
    target: '55%',
    regionCodes: ['E06000051'],
    localOnly: false,
    tagCodes: ['DIG-SKILL', 'DIG-SERV', 'AGE-EXTRA'],
    level: 'public',
    phase: 1,
    organisationNamed: true,
    budgetMin: 3_000_00,
    budgetMax: 12_000_00,
    resources: ['money', 'site'],
    deadlineInDays: -12,
  },
  {
    key: 'cold-homes',
    by: 'helen',
    organisation: 'teme',
    postedDaysAgo: 24,
    status: 'published',
    title: 'Cold houses off the gas grid',
    problem: plain`
      Two in five of our houses are off the gas grid and heated by oil, bottled gas or one wood stove. People
      heat one room and sleep in it. The grant forms run to nine pages, the installer does not come up the
      lane, and it is the district nurse who finds the thermometer at eleven degrees.
    `,
    whoFor:
      'Households in south Shropshire and Herefordshire that cannot afford to keep one room at 18 degrees.',
    evidence: plain`
      An estimated 5,200 households. We spent 31% of last winter's energy grant: the money is there and the
      people who need it do not apply. Admissions for chest illness double in the coldest fortnight.
    `,
    trigger: 'pressure',
    outcome: 'Warm rooms this winter and not forms: the coldest households found and helped by February.',
    baseline: '31% of the energy grant spent, 212 households helped',
    target: '80% spent, 600 households helped',
    regionCodes: ['E06000051', 'E06000019'],
    localOnly: false,
    tagCodes: ['HOUS-FUEL', 'MONEY-ADVICE', 'COM-RURAL', 'MONEY-BEN'],
    level: 'public',
    phase: 3,
    organisationNamed: true,
    budgetMin: 20_000_00,
    budgetMax: 90_000_00,
    resources: ['money', 'data'],
    deadlineInDays: 45,
  },
];
