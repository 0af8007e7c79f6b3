import { plain } from '../plain.ts';
import type { DemoNeed } from './need.ts';

const common = { status: 'published', localOnly: false, organisationNamed: true } satisfies Partial<DemoNeed>;

/** From the third birthday to the first wage, in four councils, a health board and a trust. */
export const youngPeopleNeeds: DemoNeed[] = [
  {
    ...common,
    by: 'elspeth',
    organisation: 'clyde',
    regionCodes: ['S12000018'],
    key: 'no-yard-to-go-to',
    postedDaysAgo: 107,
    title: 'Seventeen, and no yard to go to',
    problem: plain`
      Their grandfathers left school on a Friday and began at the yard on the Monday. Now the ones who hate classrooms are
      sent to another classroom. We pay for courses that end in a certificate and start again in September with the same
      names. Three small boat builders say that they would take somebody on, but cannot spare the man who would have to
      show them.
    `,
    whoFor: 'Some 140 young people of 16 to 19 in Inverclyde who are in no job, college or training.',
    evidence:
      'Of 88 who finished one of our courses, 61 were out of work six months later; 24 had done three courses.',
    trigger: 'pressure',
    outcome: 'A young person beside somebody who knows a trade, for long enough to be of use.',
    baseline: '27 of 88 in work after six months',
    target: '50 of 80',
    tagCodes: ['YOUTH-NEET', 'WORK-APPR', 'WORK-INTO'],
    level: 'sector',
    phase: 1,
    budgetMin: 25_000_00,
    budgetMax: 90_000_00,
    resources: ['money', 'site', 'mentoring'],
    deadlineInDays: 140,
  },
  {
    ...common,
    by: 'calum',
    organisation: 'minch',
    regionCodes: ['S12000017'],
    key: 'third-month',
    postedDaysAgo: 72,
    title: 'The third month, when everybody has gone home',
    problem: plain`
      A mother in a glen sees a midwife for ten days, a health visitor twice, and her own mother until the lambing starts.
      Low mood begins in the third month, when nobody is due to call. The group for new parents is in Inverness on a
      Tuesday, two hours each way with a baby who is sick in the car.
    `,
    whoFor: 'About 300 women a year who give birth more than an hour from town, and their partners.',
    evidence: plain`
      Of 52 mothers whom we treated for depression last year, 40 said that it had begun between the tenth and the
      sixteenth week; 9 had told somebody by then.
    `,
    trigger: 'own_initiative',
    outcome: 'Somebody who has been through it sits in the kitchen in week ten, and again in week fourteen.',
    baseline: '9 of 52 had told anybody by week sixteen',
    target: '30 of 50',
    tagCodes: ['EARLY-PERI', 'EARLY-HV', 'COM-RURAL', 'MIND-TALK'],
    level: 'frontline',
    phase: 1,
    budgetMin: 12_000_00,
    budgetMax: 40_000_00,
    resources: ['money', 'time'],
    deadlineInDays: 100,
  },
  {
    ...common,
    by: 'conor',
    organisation: 'sperrin',
    regionCodes: ['N09000005'],
    key: 'fourteen-and-charged',
    postedDaysAgo: 61,
    title: 'Fourteen, charged, and nine months to the hearing',
    problem: plain`
      A boy throws a brick through a shop window on a wet Thursday. The hearing is in nine months. Until then he is told not
      to go near the street where his grandmother lives, and whoever runs the street hears that he is in trouble and has a
      use for him. By the time a magistrate says anything, he has forgotten the brick and learned a good deal else.
    `,
    whoFor:
      'Children from ten to sixteen with a first charge in Derry and Strabane, and those whom they harmed.',
    evidence:
      '94 first charges last year; 41 of the children were charged again while they waited for the first.',
    trigger: 'inspection',
    outcome:
      'Something happens within a fortnight: the harm is faced, mended where it can be, and done with.',
    baseline: '44% charged again before the hearing',
    target: '20%',
    tagCodes: ['YOUTH-JUST', 'CRIME-REST', 'YOUTH-EXPL'],
    level: 'system',
    phase: 2,
    budgetMin: 30_000_00,
    budgetMax: 110_000_00,
    resources: ['money', 'time', 'data'],
    deadlineInDays: 85,
  },
  {
    ...common,
    by: 'angela',
    organisation: 'wear',
    regionCodes: ['E08000024'],
    key: 'free-hours-unused',
    postedDaysAgo: 34,
    title: 'Fifteen free hours a week that four in ten do not use',
    problem: plain`
      Two-year-olds from the poorest streets may have fifteen hours of nursery for nothing. To get them a parent fills in a
      form online, is sent a code by e-mail, and takes it to a nursery that may be full. Those whose phone has no credit on
      the day the code comes have to begin again. The places stand empty in the streets where they were meant for.
    `,
    whoFor: 'Some 420 two-year-olds in the borough who have a right to a place and have none.',
    evidence:
      '58% take-up; in Hendon and Southwick 44%. In 60 talks at the school gate 37 parents had started the form.',
    trigger: 'pressure',
    outcome: 'A child who may go to nursery goes, because somebody made it a matter of ten minutes.',
    baseline: '58% take-up',
    target: '80% by next September',
    tagCodes: ['EARLY-NURS', 'EARLY-READY', 'CHILD-POOR', 'DIG-SERV'],
    level: 'frontline',
    phase: 1,
    budgetMin: 6_000_00,
    budgetMax: 30_000_00,
    resources: ['money', 'data', 'site'],
    deadlineInDays: 120,
  },
  {
    ...common,
    by: 'priya',
    organisation: 'tame',
    regionCodes: ['E08000028'],
    key: 'plan-until-twenty-five',
    postedDaysAgo: 27,
    title: 'An education plan, a farewell party and then the sofa',
    problem: plain`
      Young people with a learning disability stay at college as long as the plan pays, because the day after is empty. They
      have certificates in preparing for work. Nobody has ever let them prepare by working. Employers say they are willing,
      and ask who will be there on the first bad morning.
    `,
    whoFor: 'The 60 or so young people who leave special schools and colleges in Sandwell each year.',
    evidence: 'Of 57 who left two years ago, 3 are paid for anything. 31 go out fewer than two days a week.',
    trigger: 'own_initiative',
    outcome: 'Paid work for those who want it, in ordinary places, with somebody to ring.',
    baseline: '3 of 57 in paid work',
    target: '20 of 60',
    tagCodes: ['DIS-JOB', 'DIS-LD', 'SCH-SEND', 'WORK-INTO'],
    level: 'sector',
    phase: 2,
    budgetMin: 20_000_00,
    budgetMax: 75_000_00,
    resources: ['money', 'site', 'mentoring'],
    deadlineInDays: 165,
  },
  {
    ...common,
    by: 'siobhan',
    organisation: 'lagan',
    regionCodes: ['N09000003'],
    key: 'library-shut-at-five',
    postedDaysAgo: 19,
    title: 'The only warm room with a desk shuts at five',
    problem: plain`
      Four branch libraries in the city close at five, and on Wednesdays at one. The people who need a quiet table are at
      work or at school until then. We cannot pay for two more shifts. The buildings are heated until eight in any case,
      since the boilers are on a clock that nobody has the key to.
    `,
    whoFor:
      'Pupils in crowded homes, people who look for work, and anybody who cannot afford to heat a room.',
    evidence:
      'In a week of counting, 212 people tried a locked door between five and eight; 130 of them were under 19.',
    trigger: 'pressure',
    outcome: 'Four libraries open until eight, safe, and without a second budget.',
    baseline: '31 hours a week',
    target: '46 hours a week',
    tagCodes: ['ARTS-LIB', 'YOUTH-HOLI', 'RUN-MONEY', 'SCH-ACHIEVE'],
    level: 'public',
    phase: 1,
    budgetMin: 4_000_00,
    budgetMax: 28_000_00,
    resources: ['site', 'time', 'money'],
    deadlineInDays: 95,
  },
];
