import { plain } from '../plain.ts';
import type { DemoNeed } from './need.ts';

const lagan = {
  by: 'siobhan',
  organisation: 'lagan',
  status: 'published',
  regionCodes: ['N09000003', 'N09000007'],
  localOnly: false,
  organisationNamed: true,
} satisfies Partial<DemoNeed>;

const sperrin = {
  by: 'conor',
  organisation: 'sperrin',
  status: 'published',
  regionCodes: ['N09000009', 'N09000005'],
  localOnly: false,
  organisationNamed: true,
} satisfies Partial<DemoNeed>;

/** A city council and a trust for health and social care. */
export const northernIrishNeeds: DemoNeed[] = [
  {
    ...lagan,
    key: 'park-two-gates',
    postedDaysAgo: 142,
    title: 'A park with two gates and two publics',
    problem: plain`
      One gate opens on one community, the other on the other. Each uses the half on its own side; the playground in the
      middle is used by neither after four o'clock. Summer brings stone throwing, and each time the council's reply is a
      higher fence.
    `,
    whoFor: 'Families and teenagers who live within ten minutes of either gate.',
    evidence: 'Counters show 7% of visitors crossing the middle path; 41 incidents in the last two summers.',
    trigger: 'pressure',
    outcome: 'Reasons to cross that people would want anyway, and adults they know on both sides.',
    baseline: '7% cross',
    target: '25% cross in two summers',
    tagCodes: ['COM-COH', 'ENV-GREEN', 'YOUTH-WORK'],
    level: 'public',
    phase: 1,
    budgetMin: 10_000_00,
    budgetMax: 65_000_00,
    resources: ['money', 'site', 'mentoring'],
    deadlineInDays: 130,
  },
  {
    ...lagan,
    key: 'flats-no-recycling',
    postedDaysAgo: 101,
    title: 'Recycling that stops at the door of the flats',
    problem: plain`
      In houses we collect half of the waste for recycling; in flats, one tenth. The bins are in a locked yard, the chute
      takes anything, and one nappy in the wrong bin spoils the load for eighty homes. Leaflets have been tried three
      times.
    `,
    whoFor: '11,000 households in flats, and the caretakers who sort what is left.',
    evidence: 'Of 60 flat bins opened, 44 were rejected at the depot; the chief fault was food.',
    trigger: 'inspection',
    outcome: 'Bins that are right more often than wrong, without a fine for anybody.',
    baseline: '10% recycled in flats',
    target: '30% in eighteen months',
    tagCodes: ['WASTE-RECY', 'HOUS-NBR', 'CLIM-ACT'],
    level: 'sector',
    phase: 2,
    budgetMin: 20_000_00,
    budgetMax: 90_000_00,
    resources: ['money', 'data', 'site'],
    deadlineInDays: null,
  },
  {
    ...lagan,
    key: 'newcomers-forms',
    postedDaysAgo: 66,
    title: 'Eight months before a new family finds the dentist',
    problem: plain`
      Families who come here for safety get a house, a bus map and a list of numbers. They find the school in a week and
      everything else by accident. Interpreters are booked for appointments that nobody knew how to make.
    `,
    whoFor: 'Some 300 refugee families a year, and the neighbours who would help if they knew how.',
    evidence: '52 families interviewed: a median of 8 months to register with a dentist, 5 with a doctor.',
    trigger: 'own_initiative',
    outcome: 'The first ten doors found in the first six weeks, with somebody who has walked the road.',
    baseline: '8 months to a dentist',
    target: '6 weeks',
    tagCodes: ['MIG-REF', 'MIG-SETTLE', 'EQ-LANG', 'ILL-TEETH'],
    level: 'frontline',
    phase: 1,
    budgetMin: 8_000_00,
    budgetMax: 35_000_00,
    resources: ['money', 'time', 'site'],
    deadlineInDays: 85,
  },
  {
    ...lagan,
    key: 'women-at-night-stop',
    postedDaysAgo: 29,
    title: 'The last bus and the four hundred yards after it',
    problem: plain`
      Women who clean offices and work in bars get off the last bus into an underpass and an unlit path. They have told us
      so at every meeting for ten years. Lights are the roads department's, the path is ours, the bus is neither's, and
      each waits for another.
    `,
    whoFor: 'Women and night workers going home after ten.',
    evidence: 'Of 318 women asked at stops, 7 in 10 pay for a taxi at least once a week because of the walk.',
    trigger: 'pressure',
    outcome: 'A way home that women say they would take alone.',
    baseline: '3 in 10 walk',
    target: '6 in 10 walk',
    tagCodes: ['SAFE-NIGHT', 'MOVE-BUS', 'EQ-WOMEN'],
    level: 'public',
    phase: 0,
    budgetMin: null,
    budgetMax: 50_000_00,
    resources: ['money', 'data'],
    deadlineInDays: 70,
  },
  {
    ...sperrin,
    key: 'speech-queue',
    postedDaysAgo: 115,
    title: 'Two-year-olds who wait until school to be understood',
    problem: plain`
      A child referred at two is seen at three and a half. By then the parents have been frightened by the internet and
      the nursery has labelled him difficult. Our therapists spend half of each first visit on advice that any nursery
      worker could have given.
    `,
    whoFor: 'Children under four who are late to talk, and the grown-ups round them.',
    evidence: '870 waiting; in a sample of 100, therapists judged that 38 needed advice and no treatment.',
    trigger: 'pressure',
    outcome: 'Good advice within a month, and a therapist soon for those who need one.',
    baseline: '71 weeks',
    target: '4 weeks to advice, 26 to treatment',
    tagCodes: ['DIS-COMMS', 'EARLY-READY', 'NHS-WAIT', 'EARLY-NURS'],
    level: 'sector',
    phase: 2,
    budgetMin: 30_000_00,
    budgetMax: 110_000_00,
    resources: ['money', 'time', 'site'],
    deadlineInDays: 100,
  },
  {
    ...sperrin,
    key: 'farm-carers-break',
    postedDaysAgo: 76,
    title: 'A break for carers who also have forty cows',
    problem: plain`
      We offer a carer a week away and she says: who milks? Farm families look after parents with dementia and stock at
      once, turn down every break, and reach us when her back goes. Our respite rules know beds and hours; they do not know
      a parlour at five in the morning.
    `,
    whoFor: 'Farm families who care for a relative at home.',
    evidence: 'Farm carers took 6% of the breaks offered to them; other carers took 58%.',
    trigger: 'own_initiative',
    outcome: 'Breaks that cover the farm and the person, so that they are taken.',
    baseline: '6% taken',
    target: '35% taken',
    tagCodes: ['CARE-CARER-BREAK', 'COM-FARM', 'AGE-DEM'],
    level: 'frontline',
    phase: 0,
    budgetMin: 5_000_00,
    budgetMax: 50_000_00,
    resources: ['money', 'time'],
    deadlineInDays: null,
  },
  {
    ...sperrin,
    key: 'antipsychotics-ld',
    postedDaysAgo: 39,
    title: 'Tablets for behaviour, with no diagnosis and no end date',
    problem: plain`
      Adults with a learning disability in our supported houses take medicines that were begun in a bad month years ago.
      Nobody dares to stop them on a Friday. Staff lack the time to write down what happened before an outburst, so the
      review has nothing to review.
    `,
    whoFor: '260 adults with a learning disability in supported living, their families and staff.',
    evidence: '94 of 260 take an antipsychotic; 61 of the 94 have no mental illness in their notes.',
    trigger: 'inspection',
    outcome: 'Fewer tablets, safely, and staff who can say what each outburst was about.',
    baseline: '61 people',
    target: '30 people in two years',
    tagCodes: ['DIS-LD', 'ILL-MEDS', 'CARE-SUPP'],
    level: 'system',
    phase: 1,
    budgetMin: 20_000_00,
    budgetMax: 75_000_00,
    resources: ['money', 'data', 'mentoring'],
    deadlineInDays: 170,
  },
  {
    ...sperrin,
    key: 'border-discharge-meds',
    postedDaysAgo: 12,
    title: 'Notes that do not cross the border with the patient',
    problem: plain`
      People here live on one side, work on the other and fall ill on either. A discharge letter from the other system
      comes by post, if at all. Our pharmacists ring round for an afternoon to find out which tablets somebody takes.
    `,
    whoFor: 'Patients treated on both sides of the border, and the pharmacists who piece it together.',
    evidence: '140 such patients in three months; a mean of 47 minutes of telephone calls for each.',
    trigger: 'pressure',
    outcome: 'The patient carries what the next nurse needs to know.',
    baseline: '47 minutes',
    target: '10 minutes',
    tagCodes: ['ILL-MEDS', 'NHS-DISCH', 'RUN-DATA'],
    level: 'frontline',
    phase: 0,
    budgetMin: null,
    budgetMax: 25_000_00,
    resources: ['data', 'time'],
    deadlineInDays: 95,
  },
];
