import { plain } from '../plain.ts';
import type { DemoNeed } from './need.ts';

/** Upper Severn Health Board: what keeps a rural health board awake. */
export const healthBoardNeeds: DemoNeed[] = [
  {
    key: 'falls-powys',
    by: 'gareth',
    organisation: 'severn',
    postedDaysAgo: 160,
    status: 'published',
    title: 'Falls among people over 75 at home',
    problem: plain`
      People over 75 in our valleys fall at home, often in the kitchen or on the way to the bathroom at
      night, and many do not tell anybody until the third or fourth fall. The falls clinic is in
      Newtown, an hour by car for half of them, and its waiting list is 19 weeks. By the time they are
      seen they have stopped going out and their legs are weaker than when they were referred.
    `,
    whoFor:
      'People over 75 living at home in Powys who have fallen once in the last year, or who fear they will.',
    evidence: plain`
      Ambulance crews went to 1,140 falls at home last year and left 460 people where they were, with no
      follow-up from anyone. Of 200 hip fractures we looked back on, 71 had an earlier fall in our notes.
    `,
    trigger: 'pressure',
    outcome: 'Fewer second falls, and people steady enough on their feet to stay in their own homes.',
    baseline: '1,140 ambulance calls a year for falls at home; 4 in 10 are second falls',
    target: '900 calls a year, and second falls down to 3 in 10, within 18 months',
    regionCodes: ['W06000023'],
    localOnly: false,
    tagCodes: ['AGE-FALL', 'AGE-HOME', 'SPORT-GENTLE', 'NHS-COMM'],
    level: 'frontline',
    phase: 2,
    organisationNamed: true,
    budgetMin: 20_000_00,
    budgetMax: 50_000_00,
    resources: ['money', 'site', 'data'],
    deadlineInDays: 120,
  },
  {
    key: 'discharge-newtown',
    by: 'gareth',
    organisation: 'severn',
    postedDaysAgo: 48,
    status: 'published',
    title: 'Home from hospital on a Friday, back by Tuesday',
    problem: plain`
      Older people are sent home late in the week to a cold house, an empty fridge and new tablets that
      nobody has explained. Their families are told the same afternoon. A good number are back in a
      hospital bed within three days, and it is seldom because of the thing they came in with.
    `,
    whoFor: 'People over 65 discharged from our three community hospitals, and whoever looks after them.',
    evidence: plain`
      One in six people over 65 discharged on a Thursday or Friday came back within a week, against one in
      eleven for those who left on a Monday. In 52 of 80 cases that we read, the carer had not been asked.
    `,
    trigger: 'inspection',
    outcome: 'People who leave hospital stay home, and their carers say they knew what was coming.',
    baseline: '16% back within 7 days after a Thursday or Friday discharge',
    target: '10% within a year',
    regionCodes: ['W06000023'],
    localOnly: false,
    tagCodes: ['NHS-DISCH', 'CARE-CARER', 'AGE', 'ILL-MEDS'],
    level: 'sector',
    phase: 1,
    organisationNamed: true,
    budgetMin: 15_000_00,
    budgetMax: 60_000_00,
    resources: ['money', 'data', 'time'],
    deadlineInDays: 75,
  },
  {
    key: 'dementia-after-diagnosis',
    by: 'gareth',
    organisation: 'severn',
    postedDaysAgo: 55,
    status: 'published',
    title: 'The silence after a dementia diagnosis',
    problem: plain`
      People are told they have dementia, are given a leaflet, and then hear from us in six months. In
      those months they stop driving, stop going to chapel and stop seeing friends. Husbands and wives
      become carers without anyone having used the word. When we do ring, the first thing they say is
      that they thought they had been forgotten.
    `,
    whoFor:
      'People in the first year after a dementia diagnosis in Ceredigion, and the person who lives with them.',
    evidence: plain`
      214 people were diagnosed last year. Of 60 that we rang, 41 had done nothing outside the house in the
      week before, and 33 of the carers said they had given up something that they used to do for themselves.
    `,
    trigger: 'own_initiative',
    outcome: 'People with dementia out of the house and among others every week, from the first month on.',
    baseline: '19 of 60 out of the house in the last week',
    target: '45 of 60 by next autumn',
    regionCodes: ['W06000008'],
    localOnly: false,
    tagCodes: ['AGE-DEM', 'CARE-CARER', 'COM-LONE', 'MOVE-WALK'],
    level: 'frontline',
    phase: 2,
    organisationNamed: true,
    budgetMin: 8_000_00,
    budgetMax: 25_000_00,
    resources: ['money', 'time', 'mentoring'],
    deadlineInDays: 160,
  },
  {
    key: 'young-minds-waiting',
    by: 'gareth',
    organisation: 'severn',
    postedDaysAgo: 44,
    status: 'published',
    title: 'Thirty-one weeks of waiting at sixteen',
    problem: plain`
      A sixteen-year-old referred for help with anxiety or low mood waits 31 weeks for the first
      appointment. We send one letter at the start and one at the end. In between they get worse, fall out
      with school, or turn up in A&E on a Sunday night. We cannot hire our way out of this before next
      year; we can stop leaving people alone with it.
    `,
    whoFor: 'Young people of 14 to 19 in Powys who have been referred and are waiting to be seen.',
    evidence: plain`
      388 young people are waiting today. One in five does not come to the first appointment. Last year 47
      came to A&E while they waited, and 29 of them said that they did not know they were still on the list.
    `,
    trigger: 'crisis',
    outcome: 'Nobody waits in silence: young people who wait are in touch with somebody every fortnight.',
    baseline: '47 A&E visits a year while waiting; 20% miss the first appointment',
    target: 'Half as many visits, and fewer than 10% missed',
    regionCodes: ['W06000023'],
    localOnly: false,
    tagCodes: ['MIND-CYP', 'NHS-WAIT', 'MIND-ANX', 'MIND-TALK'],
    level: 'sector',
    phase: 2,
    organisationNamed: true,
    budgetMin: 30_000_00,
    budgetMax: 80_000_00,
    resources: ['money', 'data'],
    deadlineInDays: 95,
  },
  {
    key: 'maternity-miles',
    by: 'gareth',
    organisation: 'severn',
    postedDaysAgo: 21,
    status: 'published',
    title: 'Pregnant, no car, and forty miles from a scan',
    problem: plain`
      Women in the north of our patch travel up to forty miles for each appointment in pregnancy. Those
      without a car take two buses, or a lift they have to ask for, or do not come. The women who miss
      appointments are the ones we most want to see: the youngest, the poorest and the newest to the area.
    `,
    whoFor: 'Pregnant women and new mothers in Powys and Ceredigion who do not drive.',
    evidence: plain`
      Women without a car missed 23% of their appointments last year; women with one missed 6%. Eleven
      babies were born to mothers whom we had seen fewer than three times.
    `,
    trigger: 'pressure',
    outcome: 'Every woman seen as often as she should be, in or near her own town.',
    baseline: '23% of appointments missed by women without a car',
    target: '10% within a year',
    regionCodes: ['W06000023', 'W06000008'],
    localOnly: true,
    tagCodes: ['EARLY-PREG', 'COM-RURAL', 'MOVE-HOSP'],
    level: 'frontline',
    phase: 1,
    organisationNamed: true,
    budgetMin: 10_000_00,
    budgetMax: 35_000_00,
    resources: ['money', 'site', 'time'],
    deadlineInDays: 110,
  },
  {
    key: 'nurses-staying',
    by: 'gareth',
    organisation: 'severn',
    postedDaysAgo: 6,
    status: 'draft',
    title: 'Community nurses who leave in their second year',
    problem: plain`
      We recruit newly qualified nurses into community teams, train them well and lose a third of them in
      their second year. They tell us it is not the pay: it is driving alone all day, the rota that
      changes on a Thursday, and having nobody to ask.
    `,
    whoFor: 'Newly qualified nurses in our seven community teams.',
    evidence: '14 of 41 left in their second year; 9 of those went to hospitals that pay the same.',
    trigger: 'own_initiative',
    outcome: 'Nurses who stay past two years and say that they would recommend the job.',
    baseline: '34% leave in their second year',
    target: 'under 20%',
    regionCodes: ['W06000023'],
    localOnly: false,
    tagCodes: ['STAFF-KEEP', 'STAFF-WELL'],
    level: 'sector',
    phase: 0,
    organisationNamed: false,
    budgetMin: null,
    budgetMax: 20_000_00,
    resources: ['time', 'mentoring'],
    deadlineInDays: null,
  },
];
