import { plain } from '../plain.ts';
import type { DemoIdea } from './idea.ts';

const common = { organisation: null, status: 'published', reach: 'anywhere' } satisfies Partial<DemoIdea>;
const worker = { ...common, contributorKind: 'frontline_worker' } satisfies Partial<DemoIdea>;

/** Work, nursery and the first charge: ideas for whoever is young. */
export const startingOutIdeas: DemoIdea[] = [
  {
    ...worker,
    by: 'shona',
    regionCodes: ['S12000049'],
    key: 'two-afternoons-of-jim',
    postedDaysAgo: 91,
    title: 'Two afternoons of a retired joiner',
    summary: plain`
      Small firms would take a young person on, but cannot spare anybody to show them. So a retired tradesman comes two
      afternoons a week, paid by the council and not by the firm, and stands beside the learner at the real bench. The
      other days the learner works at what they were shown.
    `,
    how: plain`
      We found eleven retired joiners, platers and cooks through the bowling club. Six hours a week at £16, for half a year.
      Nine of twelve learners were kept on. The old men were told to say nothing about the youth of today; one was let go.
    `,
    evidenceLevel: 2,
    stage: 'prototype',
    tagCodes: ['YOUTH-NEET', 'WORK-APPR', 'AGE-MEET', 'YOUTH-MENTOR'],
    costMin: 9_000_00,
    costMax: 40_000_00,
    asks: ['pilot_site', 'funder'],
    licence: 'CC BY 4.0',
    openPlaces: 3,
    authorStyle: 'name',
    authorLabel: 'Shona MacAskill-Reid',
  },
  {
    ...worker,
    by: 'tariq',
    regionCodes: ['E08000032'],
    key: 'saturday-job-for-all',
    postedDaysAgo: 66,
    title: 'A Saturday job, found by a librarian',
    summary: plain`
      Those whose parents know somebody get a Saturday job at fifteen, and with it a reference. We keep a box of cards at the
      library: shops that need four hours, young people who have no uncle. One card on each side, one handshake at the desk.
    `,
    how: plain`
      Shops ring the library and not a website. I sit in on the first five minutes. 63 jobs in two years; the market traders
      asked for more. It works because nobody is called a case.
    `,
    evidenceLevel: 1,
    stage: 'sustained',
    tagCodes: ['YOUTH-NEET', 'WORK-INTO', 'ARTS-LIB'],
    costMin: 500_00,
    costMax: 6_000_00,
    asks: ['pilot_site', 'evidence_partner'],
    licence: 'Free to use',
    openPlaces: 12,
    authorStyle: 'kind',
    authorLabel: 'a library worker in West Yorkshire',
  },
  {
    ...worker,
    by: 'marlon',
    regionCodes: ['E08000031'],
    key: 'the-laundry-crew',
    postedDaysAgo: 25,
    title: 'The laundry crew: a year of real work before the plan ends',
    summary: plain`
      In the last year of their education plan, four young people with a learning disability come to our care home every day:
      laundry, kitchen, tea trolley, garden, ten weeks of each. The college tutor comes to us, not they to her. At the end
      we hire those who want to stay, and ring round for the others.
    `,
    how: plain`
      The tutor has a desk beside the dryer. Each has a buddy on the staff, who gets an hour a week for it. Of eight in two
      years five are paid, two of them by us. The residents learned to wait for a cup of tea, and say it is better.
    `,
    evidenceLevel: 2,
    stage: 'prototype',
    tagCodes: ['DIS-JOB', 'DIS-LD', 'SCH-SEND', 'AGE-CHOME'],
    costMin: 8_000_00,
    costMax: 30_000_00,
    asks: ['pilot_site', 'funder'],
    licence: 'CC BY 4.0',
    openPlaces: 4,
    authorStyle: 'name',
    authorLabel: 'Marlon Achebe-Grant, activities lead',
  },
  {
    ...worker,
    by: 'aoife',
    regionCodes: ['N09000009'],
    key: 'first-bad-morning',
    postedDaysAgo: 21,
    title: 'Somebody for the first bad morning',
    summary: plain`
      Employers ask who will be there when it goes wrong. So each young worker has one person, known to both, who comes within
      the hour: at first every week, then once a month, then only when rung. She carries a sheet of pictures that the worker
      made: what I am like when I am tired, and what helps.
    `,
    how: 'One coach for fourteen workers. 11 of 14 still had the job after a year. She was rung 31 times, most of them before ten.',
    evidenceLevel: 1,
    stage: 'prototype',
    tagCodes: ['DIS-JOB', 'DIS-COMMS', 'WORK-INTO', 'DIS-AUT'],
    costMin: 14_000_00,
    costMax: 38_000_00,
    asks: ['pilot_site', 'evidence_partner'],
    licence: 'Free for public bodies',
    openPlaces: 2,
    authorStyle: 'kind',
    authorLabel: 'a therapist in Mid Ulster',
  },
  {
    ...worker,
    by: 'keeley',
    regionCodes: ['E08000024'],
    key: 'code-on-the-step',
    postedDaysAgo: 32,
    title: 'The nursery code, on the doorstep, in ten minutes',
    summary: plain`
      I carry a tablet with its own signal. We fill in the nursery form on the step, the code comes to my tablet, and I ring the
      nursery from there while the child shows me a dinosaur. Nobody goes home to finish anything.
    `,
    how: plain`
      The list of two-year-olds comes from the benefit office, who are allowed to give it to us. I did one street of 38 doors
      in two mornings: 21 children began within the month. It needs one nursery manager who answers the telephone.
    `,
    evidenceLevel: 1,
    stage: 'prototype',
    tagCodes: ['EARLY-NURS', 'CHILD-POOR', 'DIG-SERV', 'CHILD-EARLYH'],
    costMin: 2_000_00,
    costMax: 14_000_00,
    asks: ['pilot_site', 'evidence_partner'],
    licence: 'CC BY 4.0',
    openPlaces: 5,
    authorStyle: 'name',
    authorLabel: 'Keeley Robson-Hart',
  },
  {
    ...common,
    by: 'kay',
    regionCodes: ['E08000030'],
    contributorKind: 'service_user',
    key: 'brick-and-broom',
    postedDaysAgo: 59,
    title: 'The brick and the broom: put right within ten days',
    summary: plain`
      Ten days after somebody young breaks something, they stand in the shop with the person whose it was, somebody from their
      own family and somebody who once did the same. What is to be done is settled in that room and done that month. If it
      is done, it is over, and it is said aloud that it is over.
    `,
    how: plain`
      I know because mine took a year, and by then I had three more. The one who once did the same is paid. Fourteen meetings so
      far, thirteen of them kept to; two of the fourteen have been in trouble since.
    `,
    evidenceLevel: 1,
    stage: 'prototype',
    tagCodes: ['YOUTH-JUST', 'CRIME-REST', 'YOUTH-MENTOR'],
    costMin: 10_000_00,
    costMax: 36_000_00,
    asks: ['pilot_site', 'funder', 'evidence_partner'],
    licence: 'Free to use',
    openPlaces: 3,
    authorStyle: 'pseudonym',
    authorLabel: 'Second Pane',
  },
  {
    ...worker,
    by: 'imran',
    regionCodes: ['E06000021'],
    key: 'letter-by-friday',
    postedDaysAgo: 48,
    title: 'A letter by Friday: one page that keeps a child out of court',
    summary: plain`
      Police, youth justice and the school read the week's first charges on a Wednesday, around one table, for four minutes
      each. By Friday the family has a letter with one name, one meeting and one date, in words that a twelve-year-old reads.
    `,
    how: plain`
      No new powers: the guidance allows it and nobody has the time. We gave it ninety minutes a week. Nine in ten came to the
      meeting; before, with a letter after six weeks, it was four in ten.
    `,
    evidenceLevel: 2,
    stage: 'sustained',
    tagCodes: ['YOUTH-JUST', 'RUN-PLAIN', 'RUN-JOIN'],
    costMin: null,
    costMax: 9_000_00,
    asks: ['pilot_site', 'mentor'],
    licence: 'Open Government Licence v3.0',
    openPlaces: null,
    authorStyle: 'kind',
    authorLabel: 'a probation officer',
  },
  {
    ...worker,
    by: 'tariq',
    regionCodes: ['E08000032'],
    key: 'library-on-your-card',
    postedDaysAgo: 18,
    title: 'Your library card opens the door until eight',
    summary: plain`
      After five the door opens to a card, for anybody who has sat through a twenty-minute induction. Two regulars on a rota wear
      a yellow badge, know where the fuse box is, and ring one number. There are no staff, a camera, and a kettle.
    `,
    how: plain`
      A lock for £2,600 and a good deal of talking with the caretakers, who feared for their hours: now they are paid for
      training the badges. Fourteen months, 9,300 evening visits, one broken window.
    `,
    evidenceLevel: 2,
    stage: 'sustained',
    tagCodes: ['ARTS-LIB', 'COM-VOL', 'RUN-BLDG', 'YOUTH-HOLI'],
    costMin: 4_000_00,
    costMax: 15_000_00,
    asks: ['pilot_site'],
    licence: 'CC BY 4.0',
    openPlaces: 6,
    authorStyle: 'kind',
    authorLabel: 'a library worker in West Yorkshire',
  },
];
