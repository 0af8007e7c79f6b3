import { plain } from '../plain.ts';
import type { Story } from './step.ts';

/** Introductions of the last three months: one in flow, two that came to an end, one that was declined. */
export const newlyBegunStories: Story[] = [
  {
    need: 'no-yard-to-go-to',
    idea: 'two-afternoons-of-jim',
    steps: [
      { daysAgo: 88, at: '10:05', by: 'tomos', does: 'shortlist' },
      {
        daysAgo: 87,
        at: '09:20',
        by: 'tomos',
        does: 'draft',
        noteToNeed:
          'Eleven retired tradesmen, two afternoons a week each. Nine of twelve learners were kept on.',
        noteToIdea:
          'Three boat builders down the river would take a learner each, and have nobody to show them.',
      },
      { daysAgo: 87, at: '09:24', by: 'tomos', does: 'propose' },
      { daysAgo: 86, at: '12:40', by: 'elspeth', does: 'accept', fields: ['name', 'email', 'telephone'] },
      { daysAgo: 84, at: '18:05', by: 'shona', does: 'accept', fields: ['name', 'email', 'telephone'] },
      {
        daysAgo: 83,
        at: '09:10',
        by: 'tomos',
        does: 'say',
        thread: 'all',
        body: 'You have met before, over the kits behind the stair light, so I will be brief: this one is about boats.',
      },
      {
        daysAgo: 83,
        at: '11:25',
        by: 'elspeth',
        does: 'say',
        thread: 'all',
        body: 'The yards ask who pays when the old man breaks the young one’s plane.',
      },
      {
        daysAgo: 83,
        at: '17:50',
        by: 'shona',
        does: 'say',
        thread: 'all',
        body: 'We do. £190 in two years, and one of those was on purpose. Start with three and a tool box each.',
      },
      {
        daysAgo: 61,
        at: '10:15',
        by: 'elspeth',
        does: 'say',
        thread: 'all',
        body: 'Three learners, three yards, and two platers of 74 and 79 who have stopped going to the bookmaker’s on a Tuesday.',
      },
      {
        daysAgo: 33,
        at: '15:30',
        by: 'elspeth',
        does: 'say',
        thread: 'all',
        body: 'One learner left for the army, one is on the books. The third is late every day and is forgiven, since he can weld.',
      },
      {
        daysAgo: 32,
        at: '18:20',
        by: 'shona',
        does: 'say',
        thread: 'all',
        body: 'Ask him what time the first bus is before you forgive him. With two of ours it was the bus.',
      },
      {
        daysAgo: 12,
        at: '09:45',
        by: 'elspeth',
        does: 'say',
        thread: 'all',
        body: 'It was the bus. He starts at half past eight now and stays until the welding is done.',
      },
    ],
  },
  {
    need: 'too-full-to-leave',
    idea: 'one-box-a-week',
    steps: [
      { daysAgo: 49, at: '14:10', by: 'nia', does: 'shortlist' },
      {
        daysAgo: 48,
        at: '09:50',
        by: 'nia',
        does: 'draft',
        noteToNeed:
          'One box a week, and the owner decides. Eleven homes, nobody evicted, none filled up again.',
        noteToIdea:
          'A council on your side of the border has paid for nineteen clearances and would like not to.',
      },
      { daysAgo: 48, at: '09:53', by: 'nia', does: 'propose' },
      { daysAgo: 47, at: '10:20', by: 'helen', does: 'accept', fields: ['name', 'email', 'telephone'] },
      { daysAgo: 45, at: '14:45', by: 'sheila', does: 'accept', fields: ['name'] },
      {
        daysAgo: 44,
        at: '09:00',
        by: 'helen',
        does: 'say',
        thread: 'all',
        body: 'I have a legal notice with a date on it, and a lady who was a headmistress. What do I do in the next 28 days?',
      },
      {
        daysAgo: 44,
        at: '15:15',
        by: 'sheila',
        does: 'say',
        thread: 'all',
        body: 'Tear up the date and ask her to show you the oldest thing in the room. Then take one box. Not two.',
      },
      {
        daysAgo: 25,
        at: '16:00',
        by: 'helen',
        does: 'say',
        thread: 'all',
        body: 'Three boxes, an alarm fitted, and I have been taught the kings and queens. Our lawyer has agreed to wait for a year.',
      },
      {
        daysAgo: 8,
        at: '10:30',
        by: 'nia',
        does: 'close',
        outcome: 'knowledge_shared',
        lesson: plain`
          No pilot was needed: one afternoon with the carer changed how the council writes its notices. What had stood in the
          way was a date in a template, and nobody had asked who put it there.
        `,
      },
    ],
  },
  {
    need: 'will-not-sign-on',
    idea: 'ask-them-to-help',
    steps: [
      {
        daysAgo: 40,
        at: '09:15',
        by: 'tomos',
        does: 'draft',
        noteToNeed:
          'Ask for help and do not offer it: 50 former soldiers in two years, signed up by their wives.',
        noteToIdea:
          'A council with a drop-in to which eleven people came, and a list of jobs that want doing.',
      },
      { daysAgo: 40, at: '09:18', by: 'tomos', does: 'propose' },
      { daysAgo: 39, at: '12:00', by: 'imran', does: 'accept', fields: ['name', 'email'] },
      { daysAgo: 38, at: '10:10', by: 'rhian', does: 'accept', fields: ['name', 'email'] },
      {
        daysAgo: 37,
        at: '11:40',
        by: 'rhian',
        does: 'say',
        thread: 'all',
        body: 'I could use twenty pairs of hands tomorrow. Who reads the text on the Monday when you are on leave?',
      },
      {
        daysAgo: 37,
        at: '17:35',
        by: 'imran',
        does: 'say',
        thread: 'all',
        body: 'I do, on the beach. It is one person’s telephone, and that is its weakness: when I had flu nobody loaded the van.',
      },
      {
        daysAgo: 6,
        at: '15:00',
        by: 'tomos',
        does: 'close',
        outcome: 'no_fit',
        lesson: plain`
          It hangs on one person whom the men know. The council had the jobs and the money, but nobody to be that person, and
          would have hired a coordinator. Look first for who would answer the telephone; come back when there is somebody.
        `,
      },
    ],
  },
  {
    need: 'friday-at-four',
    idea: 'dry-supper',
    steps: [
      {
        daysAgo: 30,
        at: '09:40',
        by: 'farida',
        does: 'draft',
        noteToNeed:
          'A care home where people wash up, eat and play dominoes on a Saturday, and nobody asks why.',
        noteToIdea:
          'A charity by the sea locks up at four on Friday, and would like its people to have somewhere to be.',
      },
      { daysAgo: 30, at: '09:42', by: 'farida', does: 'propose' },
      { daysAgo: 29, at: '18:30', by: 'marlon', does: 'accept', fields: ['name', 'telephone'] },
      {
        daysAgo: 27,
        at: '11:15',
        by: 'dawn',
        does: 'decline',
        reason:
          'The only home near us is owned by a member’s former landlord. We would rather try our own room first.',
      },
    ],
  },
];
