import { plain } from '../plain.ts';
import type { DemoNeed } from './need.ts';

const common = { status: 'published', localOnly: false, organisationNamed: true } satisfies Partial<DemoNeed>;

/** Too hot, too cold, on fire, or in the dark. */
export const fireFuelAndHeatNeeds: DemoNeed[] = [
  {
    ...common,
    by: 'rhian',
    organisation: 'rhymney',
    regionCodes: ['W06000018', 'W06000019'],
    key: 'mountain-fires',
    postedDaysAgo: 132,
    title: 'The mountain burns every Easter',
    problem: plain`
      In the first dry week of spring the hillsides above the terraces are set alight, mostly by boys, mostly for want of
      anything else to light. Crews from four stations beat it out with rubber flaps, and the next evening it is the next
      hill. We have tried posters, fines and a film with burnt hedgehogs. The boys were in the audience and enjoyed it.
    `,
    whoFor: 'Boys of ten to sixteen in six villages, the crews, the graziers, and whoever lives downwind.',
    evidence:
      '318 grass fires in five weeks; one house lost; while crews were on the hill two calls in town waited.',
    trigger: 'crisis',
    outcome: 'Fewer fires, because the boys have a use for the mountain that they would not burn.',
    baseline: '318 fires between March and May',
    target: '150 next spring',
    tagCodes: ['EMER-FIRE', 'CRIME-ASB', 'YOUTH-WORK', 'ENV-LAND'],
    level: 'public',
    phase: 2,
    budgetMin: 8_000_00,
    budgetMax: 45_000_00,
    resources: ['money', 'time', 'site'],
    deadlineInDays: 88,
  },
  {
    ...common,
    by: 'yusuf',
    organisation: 'solent',
    regionCodes: ['E06000045'],
    key: 'ward-at-thirty-one',
    postedDaysAgo: 86,
    title: 'A ward at thirty-one degrees',
    problem: plain`
      Our tower was built when summers were mild. On eleven days last July the sixth floor stood above thirty degrees at
      midnight. Windows open by a hand's width, for safety. Fans are not allowed where there is infection. Old people dry
      out and fall; staff faint in aprons. New cooling would cost nine million and arrive in 2033.
    `,
    whoFor: 'Patients on eight wards on the south face, most over 75, and the people who nurse them.',
    evidence:
      'Falls on those wards rose by 40% in the hot weeks; 26 staff went home ill; drips for dehydration doubled.',
    trigger: 'crisis',
    outcome: 'Wards that stay bearable with what can be done by next June.',
    baseline: '11 nights above 30 °C',
    target: 'none above 27 °C',
    tagCodes: ['CLIM-HEAT', 'CLIM-BUILD', 'NHS-SAFE', 'STAFF-WELL'],
    level: 'sector',
    phase: 2,
    budgetMin: 20_000_00,
    budgetMax: 120_000_00,
    resources: ['money', 'site', 'data'],
    deadlineInDays: 150,
  },
  {
    ...common,
    by: 'owen',
    organisation: 'warm-door',
    regionCodes: ['E08000027'],
    key: 'meter-runs-dry',
    postedDaysAgo: 29,
    title: 'The meter runs dry on Thursdays',
    problem: plain`
      Families on prepayment meters run out two days before the benefit comes. Nobody counts it as being cut off, because
      they did it themselves, so there is no letter and no help. Milk goes sour, insulin warms up, and the children do their
      homework by the light of a telephone. We hear of it on Friday, when it is over until the next time.
    `,
    whoFor: 'Some 600 households with children or somebody ill, on prepayment meters, around our food table.',
    evidence:
      'Of 120 households asked, 74 had been without power in the last month, for eleven hours on average.',
    trigger: 'pressure',
    outcome:
      'Nobody with a baby, a fridge for medicine or an oxygen machine sits in the dark for want of £10.',
    baseline: '74 of 120 without power in a month',
    target: '30 of 120',
    tagCodes: ['HOUS-FUEL', 'MONEY-CRISIS', 'MONEY-BILLS'],
    level: 'frontline',
    phase: 1,
    budgetMin: 3_000_00,
    budgetMax: 20_000_00,
    resources: ['money', 'data', 'time'],
    deadlineInDays: 45,
  },
  {
    ...common,
    by: 'helen',
    organisation: 'teme',
    regionCodes: ['E06000019', 'E06000051'],
    key: 'too-full-to-leave',
    postedDaysAgo: 53,
    title: 'Homes too full to leave in the dark',
    problem: plain`
      A crew that comes to a chip-pan fire finds a path one foot wide through forty years of newspapers. We write to the
      person that it must be cleared within 28 days. A skip comes, everything goes, and within two years it is back, and
      the person opens the door to no one. Twice we have had to carry somebody out dead.
    `,
    whoFor: 'Perhaps 200 people who live alone with more things than doors, in market towns and on farms.',
    evidence:
      '19 forced clearances in five years at £6,200 each: 15 homes were as full again within two years.',
    trigger: 'crisis',
    outcome: 'A way to the door, a working alarm and somebody who is let in again.',
    baseline: '15 of 19 filled again',
    target: '5 of 20, and no forced clearance',
    tagCodes: ['CARE-SAFE', 'EMER-FIRE', 'AGE-HOME', 'HOUS-EVICT'],
    level: 'frontline',
    phase: 1,
    budgetMin: 10_000_00,
    budgetMax: 38_000_00,
    resources: ['money', 'time'],
    deadlineInDays: 110,
  },
  {
    ...common,
    by: 'rory',
    organisation: 'fen',
    regionCodes: ['E07000010', 'E07000146'],
    key: 'five-in-the-morning',
    postedDaysAgo: 69,
    title: 'Jobs that start at five, and the first bus at seven',
    problem: plain`
      The packhouses have 300 vacancies and the town has 900 people who look for work. The packhouses are nine miles out and
      begin at five. Whoever has no car pays a man with a van £9 a day, and the man decides who works. The bus company will
      not start earlier for forty passengers who may not come.
    `,
    whoFor: 'People without a car in Wisbech and King’s Lynn, and farms that are short of hands.',
    evidence:
      'Of 140 who turned a job down, 96 named the journey. One van in three that was stopped had no insurance.',
    trigger: 'own_initiative',
    outcome: 'A safe seat to work at five that costs less than an hour’s wage and belongs to nobody’s gang.',
    baseline: '£9 a day',
    target: '£4 a day for 120 people',
    tagCodes: ['MOVE-RURAL', 'WORK-INTO', 'MOVE-COMM', 'SAFE-SLAVE'],
    level: 'sector',
    phase: 1,
    budgetMin: 15_000_00,
    budgetMax: 80_000_00,
    resources: ['money', 'data'],
    deadlineInDays: 70,
  },
];
