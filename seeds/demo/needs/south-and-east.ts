import { plain } from '../plain.ts';
import type { DemoNeed } from './need.ts';

const common = { status: 'published', localOnly: false, organisationNamed: true } satisfies Partial<DemoNeed>;
const fen = {
  ...common,
  by: 'rory',
  organisation: 'fen',
  regionCodes: ['E07000010', 'E07000146'],
} satisfies Partial<DemoNeed>;
const solent = {
  ...common,
  by: 'yusuf',
  organisation: 'solent',
  regionCodes: ['E06000044', 'E06000045'],
} satisfies Partial<DemoNeed>;
const lamplight = {
  ...common,
  by: 'delphine',
  organisation: 'lamplight',
  regionCodes: ['E09000023', 'E09000028'],
} satisfies Partial<DemoNeed>;

/** The Fens, the south coast and south London. */
export const southAndEastNeeds: DemoNeed[] = [
  {
    ...fen,
    key: 'flood-lists',
    postedDaysAgo: 128,
    title: 'Who needs carrying out when the bank goes',
    problem: plain`
      After the last flood we learned that the ambulance, the water company, the council and the church each had a list of
      people who could not leave by themselves. No name was on all four; two people who died were on none. The lists may
      not be shared before there is an emergency, and then it is too late.
    `,
    whoFor: 'People below the level of the river who need help to leave: the ill, the old, the newly come.',
    evidence: 'Four lists held 612 names; 38 were on more than one.',
    trigger: 'crisis',
    outcome: 'On the night, each warden knows which doors, and the people behind them knew it before.',
    baseline: '38 of 612',
    target: 'Each village has one list that its people agreed to',
    tagCodes: ['CLIM-FLOOD', 'EMER-COMM', 'RUN-DATA'],
    level: 'system',
    phase: 1,
    budgetMin: 8_000_00,
    budgetMax: 40_000_00,
    resources: ['money', 'data', 'time'],
    deadlineInDays: 80,
  },
  {
    ...fen,
    key: 'pickers-doctor',
    postedDaysAgo: 47,
    title: 'Field workers who see a doctor only in casualty',
    problem: plain`
      People who cut cabbages start at five and finish when the lorry is full. Surgeries answer the telephone at eight, in
      English, for twenty minutes. So a cut hand or a high sugar waits until it is an ambulance, and the gangmaster takes
      a day’s pay for it.
    `,
    whoFor: 'About 6,000 seasonal and settled field and packhouse workers, most from eastern Europe.',
    evidence: '41% of those asked at two packhouses had no doctor; 1 in 8 had used casualty in six months.',
    trigger: 'own_initiative',
    outcome: 'A check and a plain answer near the field, outside working hours.',
    baseline: '59% registered',
    target: '80% registered',
    tagCodes: ['ILL-GAP', 'NHS-GP', 'ILL-CHECK', 'EQ-LANG'],
    level: 'frontline',
    phase: 1,
    budgetMin: 10_000_00,
    budgetMax: 55_000_00,
    resources: ['money', 'site'],
    deadlineInDays: 115,
  },
  {
    ...solent,
    key: 'same-faces-casualty',
    postedDaysAgo: 110,
    title: 'The sixty people whom every ambulance crew knows',
    problem: plain`
      Sixty people came to our emergency departments 1,480 times last year. They leave with a letter to a doctor they do
      not have. Staff are tired and sometimes curt. Most have pain, drink, loneliness and a bad landlord, and we treat the
      first.
    `,
    whoFor: 'People who come to casualty more than ten times a year, and the staff who meet them.',
    evidence: '1,480 visits by 60 people; 44 of the 60 live alone and 29 have no settled home.',
    trigger: 'pressure',
    outcome: 'Fewer visits because life got better, and not because a door was closed.',
    baseline: '1,480 visits',
    target: '900 visits in a year',
    tagCodes: ['NHS-AE', 'HLESS-HLTH', 'ADD-DUAL', 'NHS-AMB'],
    level: 'frontline',
    phase: 2,
    budgetMin: 40_000_00,
    budgetMax: 160_000_00,
    resources: ['money', 'data', 'time'],
    deadlineInDays: 105,
  },
  {
    ...solent,
    key: 'porters-leaving',
    postedDaysAgo: 28,
    title: 'One in three porters and cleaners gone within a year',
    problem: plain`
      We recruit all year round for the same posts. Those who leave say that the rota changes on a Thursday for the Monday,
      that nobody knows their name and that the supermarket pays on Fridays. Wards wait for beds to be moved.
    `,
    whoFor: '900 porters, cleaners and catering staff on two sites.',
    evidence: '34% left within twelve months; exit forms were filled in by 6%.',
    trigger: 'pressure',
    outcome: 'A job that one can plan a life round.',
    baseline: '34%',
    target: '20%',
    tagCodes: ['STAFF-KEEP', 'WORK-GOOD', 'STAFF-TEAM'],
    level: 'sector',
    phase: 0,
    budgetMin: null,
    budgetMax: 45_000_00,
    resources: ['data', 'site'],
    deadlineInDays: null,
  },
  {
    ...lamplight,
    key: 'hotel-families',
    postedDaysAgo: 90,
    title: 'Families moved three times in one school year',
    problem: plain`
      A family in temporary accommodation gets two hours’ notice and a postcode. The school place, the doctor and the night
      job stay behind. We win appeals that come after the move. Nobody at the council is paid to ask where the children
      go to school.
    `,
    whoFor: '1,100 families with children in temporary rooms in two boroughs.',
    evidence: 'In 75 files: a mean of 2.6 moves a year and 23 school days lost with each.',
    trigger: 'crisis',
    outcome: 'Moves that keep the school, and a week to make them in.',
    baseline: '2.6 moves',
    target: '1 move',
    tagCodes: ['HLESS-TEMP', 'SCH-MOVE', 'MONEY-ADVICE'],
    level: 'system',
    phase: 1,
    budgetMin: null,
    budgetMax: 20_000_00,
    resources: ['data', 'mentoring'],
    deadlineInDays: 100,
  },
  {
    ...lamplight,
    key: 'maternity-charges',
    postedDaysAgo: 14,
    title: 'Pregnant women who hide from the bill',
    problem: plain`
      Women whose papers are not settled hear that hospital costs £7,000 and do not book with a midwife. Half of those who
      are billed ought not to be. They come to us at eight months with a letter from a debt collector.
    `,
    whoFor: 'Pregnant women with uncertain papers, and their babies.',
    evidence: 'Of 64 bills that we questioned last year, 37 were withdrawn.',
    trigger: 'pressure',
    outcome: 'Women book early because somebody they trust has told them where they stand.',
    baseline: 'Booked at 24 weeks',
    target: 'Booked at 12 weeks',
    tagCodes: ['EARLY-PREG', 'MIG-ADVICE', 'ILL-GAP'],
    level: 'frontline',
    phase: 0,
    budgetMin: 3_000_00,
    budgetMax: 18_000_00,
    resources: ['time', 'site'],
    deadlineInDays: 75,
  },
];
