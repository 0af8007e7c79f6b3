import { plain } from '../plain.ts';
import type { DemoNeed } from './need.ts';

const clyde = {
  by: 'elspeth',
  organisation: 'clyde',
  status: 'published',
  regionCodes: ['S12000018', 'S12000039'],
  localOnly: false,
  organisationNamed: true,
} satisfies Partial<DemoNeed>;

const minch = {
  by: 'calum',
  organisation: 'minch',
  status: 'published',
  regionCodes: ['S12000017', 'S12000013'],
  localOnly: false,
  organisationNamed: true,
} satisfies Partial<DemoNeed>;

/** A council on the Clyde and a health board of glens and islands. */
export const scottishNeeds: DemoNeed[] = [
  {
    ...clyde,
    key: 'naloxone-hours',
    postedDaysAgo: 136,
    title: 'Overdoses happen when our drug services are shut',
    problem: plain`
      Our treatment service is open from nine to five. Two thirds of overdoses happen after six, at home, with somebody
      else in the room who is afraid to ring 999 because of the police or the landlord. Naloxone kits are given out at
      the clinic and sit in a drawer in another town.
    `,
    whoFor: 'People who use drugs, and the friends and relatives who are with them in the evening.',
    evidence:
      'Of 31 deaths reviewed, 19 happened with another person in the flat; 4 of those homes had a kit.',
    trigger: 'crisis',
    outcome: 'Somebody within reach at night who has a kit, knows how to use it and will ring.',
    baseline: '4 kits present at 31 deaths',
    target: 'A kit within five minutes of every close where we lost somebody',
    tagCodes: ['ADD-DRUG', 'HLESS-HLTH', 'EMER-FAID'],
    level: 'frontline',
    phase: 1,
    budgetMin: 10_000_00,
    budgetMax: 45_000_00,
    resources: ['money', 'data'],
    deadlineInDays: 90,
  },
  {
    ...clyde,
    key: 'empty-shops-port',
    postedDaysAgo: 97,
    title: 'Twenty-two empty shops and nobody can find the owners',
    problem: plain`
      A third of the units on the main street are shuttered. Small makers ask us for space every month and we cannot say
      yes: half the owners are companies that do not answer letters, and the rates rules make an empty shop cheaper than a
      let one. Meanwhile the bus passengers see plywood.
    `,
    whoFor: 'People starting something small, and everybody who walks past.',
    evidence: 'Footfall is down by 38% since the supermarket moved; 17 of 22 owners live elsewhere.',
    trigger: 'pressure',
    outcome: 'Shutters up, rent low and short, and a way in that does not need a solicitor.',
    baseline: '22 of 64 units empty',
    target: '12 or fewer by next winter',
    tagCodes: ['WORK-ECON', 'WORK-ENT', 'HOUS-NBR'],
    level: 'sector',
    phase: 0,
    budgetMin: null,
    budgetMax: 80_000_00,
    resources: ['money', 'site'],
    deadlineInDays: null,
  },
  {
    ...clyde,
    key: 'damp-closes',
    postedDaysAgo: 58,
    title: 'Damp that comes back every February',
    problem: plain`
      We treat the same tenement flats for mould year after year. The report says condensation and blames the tenant; the
      tenant says the gutter. Three trades come on three days and no one owns the answer. Children in these closes are on
      their second inhaler.
    `,
    whoFor: 'Families in 400 pre-war tenement flats, above all those with small children.',
    evidence:
      '46% of mould jobs are repeats within two winters; 61 of 90 repeats had a roof or gutter fault.',
    trigger: 'inspection',
    outcome: 'One visit that finds the cause, and one person who stays with it until it is dry.',
    baseline: '46% repeat jobs',
    target: '15% repeat jobs in two winters',
    tagCodes: ['HOUS-COND', 'ILL-LONG-LUNG', 'HOUS-TEN'],
    level: 'frontline',
    phase: 2,
    budgetMin: 25_000_00,
    budgetMax: 120_000_00,
    resources: ['money', 'data', 'site'],
    deadlineInDays: 150,
  },
  {
    ...clyde,
    key: 'school-clothing-shame',
    postedDaysAgo: 24,
    title: 'Children who stay at home because of a jumper',
    problem: plain`
      The clothing grant arrives in October, the term begins in August. Parents tell head teachers that a child had a
      stomach ache on the first Monday. Swap rails exist in three schools and are placed where everyone can see who uses
      them.
    `,
    whoFor: 'About 900 primary pupils whose families live on very little.',
    evidence: 'First-fortnight absence is 2.3 times higher among pupils with a clothing grant.',
    trigger: 'own_initiative',
    outcome: 'Every child in on day one, dressed, and none of them picked out for it.',
    baseline: null,
    target: null,
    tagCodes: ['CHILD-POOR', 'SCH-ATT', 'WASTE-REUSE'],
    level: 'public',
    phase: 0,
    budgetMin: null,
    budgetMax: 15_000_00,
    resources: ['site', 'time'],
    deadlineInDays: 200,
  },
  {
    ...minch,
    key: 'ferry-clinics',
    postedDaysAgo: 120,
    title: 'A day and a half of travel for ten minutes with a specialist',
    problem: plain`
      Islanders leave on the first boat, sleep on the mainland and come back the next evening, for a check of a wound or a
      reading of blood pressure. When the ferry is off, the appointment is lost and they go to the back of the queue.
      Video clinics exist but nobody at the home end can press where the doctor asks.
    `,
    whoFor: 'Patients on six islands who need follow-up after an operation or for a long-term condition.',
    evidence: '1,900 island journeys last year for appointments under 15 minutes; 212 lost to weather.',
    trigger: 'pressure',
    outcome: 'Most follow-ups done on the island, with a pair of trained hands in the room.',
    baseline: '1,900 journeys',
    target: '1,000 journeys in two years',
    tagCodes: ['MOVE-HOSP', 'NHS-REMOTE', 'NHS-WAIT'],
    level: 'system',
    phase: 1,
    budgetMin: 40_000_00,
    budgetMax: 180_000_00,
    resources: ['money', 'site', 'time'],
    deadlineInDays: 240,
  },
  {
    ...minch,
    key: 'crofters-low',
    postedDaysAgo: 83,
    title: 'Crofters and fishermen who see nobody about how they feel',
    problem: plain`
      Men who work alone on the hill or the boat come to us late, or their widows do. They will not sit in a waiting room
      where the receptionist is a cousin. What they do come to is the mart, the pier and the feed merchant, where we have
      never been.
    `,
    whoFor: 'Men over 40 who work alone on land or at sea, and those who live with them.',
    evidence: 'Nine suicides in three years; seven of the nine had not seen a doctor for a year.',
    trigger: 'crisis',
    outcome: 'A word in time, from somebody they would talk to anyway.',
    baseline: null,
    target: null,
    tagCodes: ['MIND-MEN', 'COM-FARM', 'MIND-SUI', 'COM-RURAL'],
    level: 'public',
    phase: 0,
    budgetMin: 5_000_00,
    budgetMax: 40_000_00,
    resources: ['money', 'mentoring'],
    deadlineInDays: null,
  },
  {
    ...minch,
    key: 'carers-housing-isle',
    postedDaysAgo: 45,
    title: 'Home carers we could hire if they had anywhere to live',
    problem: plain`
      We have eleven carer posts open on one island and nine people who would come. Every house to let in summer is let by
      the week. Two carers have slept in a van; one went home. Clients go to bed at half past six because the shift ends.
    `,
    whoFor: 'People who need care at home on the islands, and the staff who would give it.',
    evidence: '11 vacancies for 14 months; 9 offers turned down in a year for want of a house.',
    trigger: 'pressure',
    outcome: 'A bed for the worker, so that there is a worker for the bed.',
    baseline: '11 posts open',
    target: '3 posts open by spring',
    tagCodes: ['STAFF-RECR', 'CARE-HOMEC', 'HOUS-AFF', 'COM-RURAL'],
    level: 'system',
    phase: 1,
    budgetMin: null,
    budgetMax: 60_000_00,
    resources: ['money', 'site'],
    deadlineInDays: 110,
  },
  {
    ...minch,
    key: 'copper-line-alarms',
    postedDaysAgo: 18,
    title: 'Fall alarms that go quiet in a power cut',
    problem: plain`
      When the telephone lines go digital, the pendant alarm hangs on a router that dies with the power. Our glens lose
      power for a day or more each winter and have no mobile signal. We have been told to hand out battery packs that last
      an hour.
    `,
    whoFor: '1,300 people with an alarm round their neck, most of them over 80 and alone.',
    evidence: 'Two storms last winter cut 640 alarms for a mean of 19 hours.',
    trigger: 'pressure',
    outcome: 'Somebody knows within two hours that each person is all right, whatever the wires do.',
    baseline: '19 hours without contact',
    target: '2 hours without contact',
    tagCodes: ['DIG-SWITCH', 'EMER-POWER', 'AGE-HOME', 'CARE-TECH'],
    level: 'sector',
    phase: 1,
    budgetMin: 15_000_00,
    budgetMax: 70_000_00,
    resources: ['money', 'data'],
    deadlineInDays: 60,
  },
];
