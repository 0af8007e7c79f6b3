import { plain } from '../plain.ts';
import type { DemoNeed } from './need.ts';

const common = { status: 'published', localOnly: false, organisationNamed: true } satisfies Partial<DemoNeed>;

/** What comes to the door of an advice centre, a charity by the sea, a council and a health board. */
export const papersDrinkAndLastThingsNeeds: DemoNeed[] = [
  {
    ...common,
    by: 'delphine',
    organisation: 'lamplight',
    regionCodes: ['E09000028', 'E09000023'],
    key: 'twenty-eight-days',
    postedDaysAgo: 78,
    title: 'Twenty-eight days from the good news to the street',
    problem: plain`
      The letter that says somebody is a refugee also ends the room and the allowance, in four weeks. In that time they
      need a bank account, a national insurance number, a benefit that takes five weeks and a landlord who asks for three
      months' rent. Those who have waited two years for this letter carry it to us unopened, because they are afraid of it.
    `,
    whoFor: 'About 450 people a year who are granted asylum while in rooms in Southwark and Lewisham.',
    evidence:
      'Of 130 whom we saw last year, 71 slept outside or on a night bus within eight weeks of the letter.',
    trigger: 'crisis',
    outcome: 'A room, an account and a first payment on the day the old room ends.',
    baseline: '71 of 130 without a bed',
    target: '20 of 130',
    tagCodes: ['MIG-REF', 'HLESS', 'MONEY-BEN', 'MIG-SETTLE'],
    level: 'system',
    phase: 2,
    budgetMin: 8_000_00,
    budgetMax: 35_000_00,
    resources: ['time', 'site', 'money'],
    deadlineInDays: 60,
  },
  {
    ...common,
    by: 'dawn',
    organisation: 'harbour-lights',
    regionCodes: ['E06000063'],
    key: 'friday-at-four',
    postedDaysAgo: 57,
    title: 'Sober at four on a Friday, with nowhere to go until Monday',
    problem: plain`
      People who stop drinking do well from Monday to Friday, when there is a group, a worker and a kettle. At four on
      Friday we lock up. What is left in the town is eleven pubs, a takeaway and the sea. Half of those who start again
      start on a Saturday. They tell us on Tuesday, if they come.
    `,
    whoFor: 'Some 90 people in Whitehaven and Workington in their first year without drink.',
    evidence: 'In our book, 58 of 103 relapses began between Friday evening and Sunday night.',
    trigger: 'own_initiative',
    outcome: 'Weekends with people in them.',
    baseline: '58 of 103 at a weekend',
    target: 'half as many',
    tagCodes: ['ADD-ALC', 'COM-LONE', 'COM-COAST', 'MIND-TALK'],
    level: 'frontline',
    phase: 1,
    budgetMin: 2_000_00,
    budgetMax: 16_000_00,
    resources: ['site', 'time'],
    deadlineInDays: 75,
  },
  {
    ...common,
    by: 'gareth',
    organisation: 'severn',
    regionCodes: ['W06000023'],
    key: 'night-nurse-forty-miles',
    postedDaysAgo: 31,
    title: 'Dying at home, with the night nurse forty miles away',
    problem: plain`
      Four in five say that they would like to die at home. Two nurses cover the nights for a county that takes three hours
      to cross. When the pain comes at two in the morning the family rings, waits ninety minutes, and rings 999. So a man
      who wanted his own window ends in a corridor. His wife says afterwards that she let him down.
    `,
    whoFor: 'People in their last weeks at home in Powys, and whoever sits up with them.',
    evidence:
      'Of 208 who had chosen home, 83 died in hospital; 61 of those went in at night, most within three days of death.',
    trigger: 'pressure',
    outcome: 'Somebody who knows what to do is in the house within twenty minutes, whatever the hour.',
    baseline: '83 of 208 in hospital',
    target: '45 of 200',
    tagCodes: ['END-PALL', 'NHS-COMM', 'COM-RURAL', 'CARE-CARER'],
    level: 'frontline',
    phase: 1,
    budgetMin: 20_000_00,
    budgetMax: 70_000_00,
    resources: ['money', 'time', 'data'],
    deadlineInDays: 130,
  },
  {
    ...common,
    by: 'rhian',
    organisation: 'rhymney',
    regionCodes: ['W06000018'],
    key: 'will-not-sign-on',
    postedDaysAgo: 46,
    title: 'The veterans who sign on for nothing',
    problem: plain`
      We have a covenant, a champion, a flag and a webpage. Those who need it do not come: they will not sit in a circle,
      fill in a form or call themselves ill. They come to the notice of the police, or of the housing office when they have
      slept in the van since Christmas. Wives ring us and ask us not to say that they rang.
    `,
    whoFor: 'Former soldiers between 25 and 55 in the county borough, and the families who tread softly.',
    evidence: '11 came to our drop-in last year; 240 in the borough draw a service pension for an injury.',
    trigger: 'pressure',
    outcome: 'Men and women who have something to do on a Tuesday and somebody who notices.',
    baseline: '11 a year',
    target: '80 a year',
    tagCodes: ['FORCES-VET', 'MIND-TRAUMA', 'MIND-MEN', 'HLESS-HIDDEN'],
    level: 'frontline',
    phase: 0,
    budgetMin: 5_000_00,
    budgetMax: 32_000_00,
    resources: ['site', 'mentoring', 'money'],
    deadlineInDays: 105,
  },
  {
    ...common,
    by: 'angela',
    organisation: 'wear',
    regionCodes: ['E08000024'],
    key: 'stopped-work-to-care',
    postedDaysAgo: 11,
    title: 'Fifty-two, and out of work because of somebody’s tablets',
    problem: plain`
      Every week somebody in the borough gives up a job because a father must have his tablets at eleven and at three. They
      mean it to be for a month. Five years later there is no father, no pension worth the name and no reference. Employers
      tell us that they would have moved the hours, and were never asked.
    `,
    whoFor: 'People over 45 in work who look after a relative, and those who have just stopped.',
    evidence:
      'Of 92 carers who left work in a year, 12 had talked to their employer about it before they did.',
    trigger: 'own_initiative',
    outcome: 'Carers who keep their job, or come back to one within a year.',
    baseline: '12 of 92 asked first',
    target: '60 of 90',
    tagCodes: ['WORK-OLDER', 'CARE-CARER', 'WORK-GOOD', 'ILL-MEDS'],
    level: 'sector',
    phase: 0,
    budgetMin: null,
    budgetMax: 25_000_00,
    resources: ['time', 'mentoring', 'data'],
    deadlineInDays: null,
  },
];
