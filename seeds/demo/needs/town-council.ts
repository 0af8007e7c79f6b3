import { plain } from '../plain.ts';
import type { DemoNeed } from './need.ts';

/** Tame Borough Council: a dense borough, short of houses, money and time. */
export const townCouncilNeeds: DemoNeed[] = [
  {
    key: 'care-leavers-walsall',
    by: 'priya',
    organisation: 'tame',
    postedDaysAgo: 118,
    status: 'published',
    title: 'Care leavers who lose their first flat in the first year',
    problem: plain`
      At eighteen a young person leaves care, gets a key and moves in alone with a mattress, a kettle and a
      pile of letters. The setting-up grant comes weeks later. The first night is the worst, they tell us,
      and the first unpaid bill is the second worst. A third have lost the flat before they are nineteen.
    `,
    whoFor: 'The 70 or so young people who leave care in Walsall each year.',
    evidence: plain`
      Of 68 care leavers who took a first tenancy, 23 had lost it within a year, 15 of them over less than
      £600. Personal advisers carry 26 young people each and see them once in eight weeks.
    `,
    trigger: 'inspection',
    outcome: 'Care leavers who keep their first home, and know whom to ring on a bad night.',
    baseline: '34% lose the first tenancy within a year',
    target: '20%',
    regionCodes: ['E08000030'],
    localOnly: false,
    tagCodes: ['CHILD-CARE-LEAVE', 'HOUS-EVICT', 'MONEY-SKILL'],
    level: 'frontline',
    phase: 3,
    organisationNamed: true,
    budgetMin: 15_000_00,
    budgetMax: 45_000_00,
    resources: ['money', 'site', 'mentoring'],
    deadlineInDays: 40,
  },
  {
    key: 'short-sentences',
    by: 'priya',
    organisation: 'tame',
    postedDaysAgo: 39,
    status: 'published',
    title: 'Released at ten, back inside by the end of the month',
    problem: plain`
      People on sentences under six months come out with £82, a travel warrant and an appointment across
      town for the next day. No bank account, no proof of who they are, often no roof. Half of them have
      been arrested again before a worker has found out which sofa they are on.
    `,
    whoFor: 'About 240 men and women a year who return to Walsall and Sandwell from short sentences.',
    evidence: plain`
      61% are convicted again within a year. Of 50 whom we asked, 38 had nobody to meet them, 29 had no
      identification and 17 slept outside on the first night.
    `,
    trigger: 'crisis',
    outcome: 'Fewer people convicted again, because the first day out goes right.',
    baseline: '61% convicted again within a year of release',
    target: '50%',
    regionCodes: ['E08000030', 'E08000028'],
    localOnly: false,
    tagCodes: ['CRIME-REOFF', 'CRIME-PRIS', 'HLESS', 'WORK-INTO'],
    level: 'system',
    phase: 2,
    organisationNamed: true,
    budgetMin: 40_000_00,
    budgetMax: 120_000_00,
    resources: ['money', 'data', 'time'],
    deadlineInDays: 90,
  },
  {
    key: 'safe-to-tell',
    by: 'priya',
    organisation: 'tame',
    postedDaysAgo: 40,
    status: 'published',
    title: 'Somewhere safe to say it: domestic abuse that nobody hears about',
    problem: plain`
      Women who are watched at home cannot ring a helpline or walk into a building with a sign over the
      door. They do go to appointments, to the hairdresser and to the school gate. The people they meet
      there guess, and do not know what to say or whom to ring.
    `,
    whoFor:
      'People living with an abusive partner or relative in Sandwell, above all those who are not let out alone.',
    evidence: plain`
      Of 310 women who reached our refuge service in two years, 204 said that they had wanted to tell a
      professional earlier and had not had a moment alone. The average was four years of waiting.
    `,
    trigger: 'own_initiative',
    outcome: 'People can tell somebody safely months or years sooner.',
    baseline: '12 referrals a year from places other than police and health',
    target: '80 a year',
    regionCodes: ['E08000028'],
    localOnly: false,
    tagCodes: ['SAFE-DOM', 'CARE-SAFE', 'STAFF-TRAIN'],
    level: 'public',
    phase: 1,
    organisationNamed: true,
    budgetMin: 8_000_00,
    budgetMax: 30_000_00,
    resources: ['money', 'time'],
    deadlineInDays: 130,
  },
  {
    key: 'absence-year-seven',
    by: 'priya',
    organisation: 'tame',
    postedDaysAgo: 18,
    status: 'published',
    title: 'The children who vanish between primary and secondary school',
    problem: plain`
      Children who came in every day at ten miss a day a week at eleven. The school sends a letter, then a
      sterner letter, then a fine that the family cannot pay. The reasons we hear at the door are small and
      early: no bus fare, no breakfast, a lost shoe, a knot in the stomach.
    `,
    whoFor: 'Pupils in Years 6 to 8 at nine schools in Sandwell, and their parents.',
    evidence: plain`
      One in four Year 7 pupils missed a tenth of the year. Fines rose by 60% and attendance did not move.
      In a term of knocking on doors one family worker brought 17 of 24 children back.
    `,
    trigger: 'pressure',
    outcome: 'Children at school most days of most weeks, and families who answer the door.',
    baseline: '26% of Year 7 persistently absent',
    target: '18% by the summer after next',
    regionCodes: ['E08000028'],
    localOnly: false,
    tagCodes: ['SCH-ATT', 'SCH-MOVE', 'CHILD-EARLYH'],
    level: 'frontline',
    phase: 2,
    organisationNamed: true,
    budgetMin: 18_000_00,
    budgetMax: 60_000_00,
    resources: ['money', 'data', 'site'],
    deadlineInDays: 150,
  },
  {
    key: 'care-staff',
    by: 'priya',
    organisation: 'tame',
    postedDaysAgo: 70,
    status: 'paused',
    endedDaysAgo: 17,
    title: 'Care homes that train staff for the supermarket',
    problem: plain`
      Care homes in the borough replace two in five of their care staff each year. Most leave in the first
      three months, before they know the residents' names. They go to the supermarket for 40p an hour
      more and a rota they can read a month ahead.
    `,
    whoFor: 'About 1,900 care workers in 58 homes in Walsall and Sandwell.',
    evidence: plain`
      41% turnover a year; 6 in 10 leavers go within 90 days. Each costs about £3,600 to replace. In exit
      interviews the rota is named more often than the pay.
    `,
    trigger: 'inspection',
    outcome: 'New care staff who stay past the first three months.',
    baseline: '60% of leavers go within 90 days',
    target: '40%',
    regionCodes: ['E08000030', 'E08000028'],
    localOnly: false,
    tagCodes: ['STAFF-KEEP', 'AGE-CHOME', 'STAFF-TEAM'],
    level: 'sector',
    phase: 2,
    organisationNamed: true,
    budgetMin: 10_000_00,
    budgetMax: 40_000_00,
    resources: ['money', 'site'],
    deadlineInDays: 170,
  },
  {
    key: 'debt-at-the-door',
    by: 'priya',
    organisation: 'tame',
    postedDaysAgo: 37,
    status: 'published',
    title: 'Our own letters push people deeper into debt',
    problem: plain`
      A household that misses one council tax instalment gets four letters, a summons and a bailiff, and
      each step adds a fee. Our letters are hard to read and frightening, so people put them in a drawer.
      The ones who most need a payment plan ask for advice after the bailiff has been, at the food bank.
    `,
    whoFor: 'About 3,800 households a year in Sandwell behind with council tax or rent.',
    evidence: plain`
      Of 3,800 households 2,100 never replied to any letter. Those who spoke to an adviser before the
      summons paid back 74%; those who did not, 28%. The food bank says two in three visitors owe us money.
    `,
    trigger: 'own_initiative',
    outcome: 'People in debt talk to somebody early, pay what they can and keep their homes.',
    baseline: '55% never reply to a letter',
    target: '35% within a year',
    regionCodes: ['E08000028'],
    localOnly: false,
    tagCodes: ['MONEY-DEBT', 'MONEY-BEN', 'RUN-PLAIN', 'FOOD-BANK'],
    level: 'system',
    phase: 2,
    organisationNamed: true,
    budgetMin: 15_000_00,
    budgetMax: 55_000_00,
    resources: ['money', 'data', 'site'],
    deadlineInDays: 65,
  },
];
