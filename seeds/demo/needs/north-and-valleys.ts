import { plain } from '../plain.ts';
import type { DemoNeed } from './need.ts';

const common = { status: 'published', localOnly: false, organisationNamed: true } satisfies Partial<DemoNeed>;
const wear = {
  ...common,
  by: 'angela',
  organisation: 'wear',
  regionCodes: ['E08000024'],
} satisfies Partial<DemoNeed>;
const rhymney = {
  ...common,
  by: 'rhian',
  organisation: 'rhymney',
  regionCodes: ['W06000018', 'W06000019'],
} satisfies Partial<DemoNeed>;
const harbour = {
  ...common,
  by: 'dawn',
  organisation: 'harbour-lights',
  regionCodes: ['E06000063'],
} satisfies Partial<DemoNeed>;

/** The north of England and the heads of the Welsh valleys. */
export const northAndValleysNeeds: DemoNeed[] = [
  {
    ...wear,
    key: 'monday-absence',
    postedDaysAgo: 139,
    title: 'Mondays: 400 empty chairs',
    problem: plain`
      Absence in our primaries is twice as high on a Monday as on a Wednesday. Letters and fines go to the same 200
      families every term. Those who have been asked speak of washing, of sleeping on a sofa after a weekend elsewhere and
      of a child who is frightened of the week.
    `,
    whoFor: 'Pupils between five and eleven who miss more than one day in ten, and their parents.',
    evidence: 'Fines went up by 60% in three years; Monday absence did not move.',
    trigger: 'pressure',
    outcome: 'Children in on Monday because the morning at home was easier.',
    baseline: '11.8% absent on Mondays',
    target: '8% within a school year',
    tagCodes: ['SCH-ATT', 'CHILD-EARLYH', 'CHILD-POOR'],
    level: 'frontline',
    phase: 1,
    budgetMin: 10_000_00,
    budgetMax: 40_000_00,
    resources: ['money', 'data', 'site'],
    deadlineInDays: 65,
  },
  {
    ...wear,
    key: 'kinship-unseen',
    postedDaysAgo: 54,
    title: 'Grandparents who bring up children with no one behind them',
    problem: plain`
      When a parent cannot cope, a grandmother steps in and the case is closed the same week. She gets no allowance that
      she knows of, no training and no night off, and goes back to work or does not. We hear of her when it breaks.
    `,
    whoFor: 'Some 700 kinship families in the borough, most of whom we could not name.',
    evidence:
      'In 40 placements that broke down, 31 carers had asked nobody for help: they did not know whom.',
    trigger: 'own_initiative',
    outcome: 'Every kinship carer knows three others and one of us.',
    baseline: null,
    target: null,
    tagCodes: ['CHILD-CARE-KIN', 'MONEY-ADVICE', 'MIND-TALK'],
    level: 'sector',
    phase: 0,
    budgetMin: null,
    budgetMax: 30_000_00,
    resources: ['time', 'site', 'mentoring'],
    deadlineInDays: null,
  },
  {
    ...rhymney,
    key: 'old-pit-cold',
    postedDaysAgo: 104,
    title: 'Solid stone terraces that no scheme will insulate',
    problem: plain`
      Every grant for warmer homes is written for cavity walls. Ours are two feet of stone with a back lane. Residents have
      had four surveys each and not one measure. Those with bad lungs live in one room from November.
    `,
    whoFor: '2,100 households in pre-1919 terraces, a third of them with somebody over 70.',
    evidence: 'Of 318 homes surveyed under three schemes, 9 were offered anything that could be fitted.',
    trigger: 'pressure',
    outcome: 'A warm room this winter and a street-by-street way to warm houses after it.',
    baseline: '9 of 318',
    target: '150 homes warmer by two degrees',
    tagCodes: ['HOUS-FUEL', 'HOUS-RETRO', 'ILL-LONG-LUNG'],
    level: 'system',
    phase: 1,
    budgetMin: 50_000_00,
    budgetMax: 250_000_00,
    resources: ['money', 'site', 'data'],
    deadlineInDays: 120,
  },
  {
    ...rhymney,
    key: 'chapel-roofs',
    postedDaysAgo: 33,
    title: 'Twelve chapels for sale and no hall in the village',
    problem: plain`
      The chapels close, the banks and the pub have closed, and the choir rehearses in a garage. Villagers would take a
      building on but not the roof, the boiler and the insurance. By the time a committee has its papers the auction is
      over.
    `,
    whoFor: 'Villages at the heads of three valleys that have lost their last room.',
    evidence: 'Five buildings sold since January, all to be flats; four groups had tried to buy.',
    trigger: 'crisis',
    outcome: 'One open, warm, useful room per village, in hands that can keep it.',
    baseline: '7 villages of 19 have a hall',
    target: '12 of 19',
    tagCodes: ['COM-HALL', 'ARTS-HERI', 'COM-FAITH'],
    level: 'public',
    phase: 1,
    budgetMin: 15_000_00,
    budgetMax: 150_000_00,
    resources: ['money', 'mentoring', 'time'],
    deadlineInDays: 50,
  },
  {
    ...harbour,
    key: 'gambling-quiet',
    postedDaysAgo: 80,
    title: 'A telephone, a shed and forty thousand pounds',
    problem: plain`
      The people we see lose money at night on a telephone and tell nobody until the house is at stake. There is a clinic in
      a city two hours off and a helpline. Wives come to our debt desk first and think that it is about a loan.
    `,
    whoFor: 'People on this coast who gamble more than they can lose, and those who share their bills.',
    evidence: 'In a third of 210 debt cases gambling came out at the fourth meeting or later.',
    trigger: 'own_initiative',
    outcome: 'It comes out at the first meeting, and there is somebody local to go to next.',
    baseline: 'Fourth meeting',
    target: 'First or second',
    tagCodes: ['ADD-GAM', 'MONEY-DEBT', 'ADD-FAM'],
    level: 'frontline',
    phase: 0,
    budgetMin: null,
    budgetMax: 12_000_00,
    resources: ['time', 'site', 'data'],
    deadlineInDays: null,
  },
  {
    ...harbour,
    key: 'grief-on-the-coast',
    postedDaysAgo: 22,
    title: 'Six weeks after the funeral, when the visits stop',
    problem: plain`
      Neighbours bring soup for a month. In the sixth week nobody comes, the pension stops or does not, and the evening is
      nine hours long. Counselling is by telephone and has a waiting list of seven months. What people ask us for is a
      reason to put a coat on.
    `,
    whoFor: 'People who have lost the person they lived with, above all those over 70.',
    evidence: '83 of 120 callers last year had been bereaved within twelve months; 12 were offered anything.',
    trigger: 'pressure',
    outcome: 'Everyone bereaved is asked out of the house in the sixth week, by name.',
    baseline: '12 of 83 offered anything',
    target: '80 of 83',
    tagCodes: ['END-GRIEF', 'COM-SOCIAL', 'AGE'],
    level: 'public',
    phase: 0,
    budgetMin: 2_000_00,
    budgetMax: 10_000_00,
    resources: ['site', 'time'],
    deadlineInDays: 140,
  },
];
