import { plain } from '../plain.ts';
import type { Story } from './step.ts';

/** Introductions that somebody still has to move: drafts, and proposals in every stage of waiting. */
export const waitingStories: Story[] = [
  {
    need: 'safe-to-tell',
    idea: 'side-door',
    steps: [
      {
        daysAgo: 4,
        at: '14:05',
        by: 'farida',
        does: 'shortlist',
        note: 'Strong. Ask first who answers the telephone.',
      },
      {
        daysAgo: 3,
        at: '16:20',
        by: 'farida',
        does: 'draft',
        noteToNeed:
          'Receptions and salons where every woman gets five minutes alone, so that no one is marked out.',
        noteToIdea:
          'A council wants people to be able to tell somebody sooner, and would pay for the training.',
      },
      {
        daysAgo: 3,
        at: '16:24',
        by: 'farida',
        does: 'note',
        body: 'Hold until I have heard from the refuge that they can take eighty referrals and not twelve.',
      },
    ],
  },
  {
    need: 'young-carers-hereford',
    idea: 'who-helps-at-home',
    steps: [
      {
        daysAgo: 1,
        at: '11:30',
        by: 'tomos',
        does: 'draft',
        noteToNeed: 'A nurse who found 23 young carers with one more question. It costs next to nothing.',
        noteToIdea: 'A council with 61 names on its register, and probably ten times as many children.',
      },
    ],
  },
  {
    need: 'buses-clun',
    idea: 'minibus-in-the-middle',
    steps: [
      { daysAgo: 3, at: '10:00', by: 'tomos', does: 'shortlist' },
      {
        daysAgo: 2,
        at: '11:15',
        by: 'tomos',
        does: 'draft',
        noteToNeed: plain`
          School minibuses that run between half past nine and three, two valleys over the border. Seventy return
          journeys a week, and the driver who set it up has been through the licence.
        `,
        noteToIdea: plain`
          Eleven villages, no midday bus, and a council with money that was let down by an app. They will ask about
          the licence first.
        `,
      },
      { daysAgo: 2, at: '11:20', by: 'tomos', does: 'propose' },
    ],
  },
  {
    need: 'short-sentences',
    idea: 'meet-at-the-gate',
    steps: [
      { daysAgo: 5, at: '09:30', by: 'farida', does: 'shortlist' },
      {
        daysAgo: 4,
        at: '10:10',
        by: 'farida',
        does: 'draft',
        noteToNeed:
          '28% convicted again within a year, where you have 61%. They would like a second place to prove it.',
        noteToIdea:
          'A council wants the first day out to go right and can pay for mentors. Two open places fit them.',
      },
      { daysAgo: 4, at: '10:12', by: 'farida', does: 'propose' },
      { daysAgo: 3, at: '17:40', by: 'priya', does: 'accept', fields: ['name', 'email', 'telephone'] },
      {
        daysAgo: 3,
        at: '17:44',
        by: 'priya',
        does: 'say',
        thread: 'need',
        body: 'Yes from us. Could you find out quietly whether the mentors are employed or self-employed?',
      },
    ],
  },
  {
    need: 'cold-homes',
    idea: 'warm-visit',
    steps: [
      {
        daysAgo: 4,
        at: '13:00',
        by: 'farida',
        does: 'shortlist',
        note: 'Town idea, country need: the oil delivery driver?',
      },
      {
        daysAgo: 3,
        at: '09:15',
        by: 'farida',
        does: 'draft',
        noteToNeed:
          'An adviser who follows each grant form to its end. 188 of 241 visits last winter ended in a grant.',
        noteToIdea: 'A rural council with two thirds of its energy grant unspent, and winter coming.',
      },
      { daysAgo: 3, at: '09:18', by: 'farida', does: 'propose' },
      { daysAgo: 2, at: '08:50', by: 'owen', does: 'accept', fields: ['name', 'email', 'telephone'] },
      {
        daysAgo: 2,
        at: '08:53',
        by: 'owen',
        does: 'say',
        thread: 'idea',
        body: 'Gladly. We have never worked up a farm lane, so tell them we would need a local to drive with us.',
      },
    ],
  },
  {
    need: 'farm-loneliness',
    idea: 'mart-clinic',
    steps: [
      { daysAgo: 16, at: '08:45', by: 'nia', does: 'shortlist' },
      {
        daysAgo: 14,
        at: '10:30',
        by: 'nia',
        does: 'draft',
        noteToNeed:
          'A nurse with a blood pressure cuff in the market café, just over the border. 118 farmers sat down.',
        noteToIdea:
          'A council whose vets and feed merchants see trouble and have nowhere to send it. Two markets to start.',
      },
      { daysAgo: 14, at: '10:33', by: 'nia', does: 'propose' },
      { daysAgo: 12, at: '12:15', by: 'helen', does: 'accept', fields: ['name', 'email', 'telephone'] },
      {
        daysAgo: 5,
        at: '16:05',
        by: 'nia',
        does: 'say',
        thread: 'idea',
        body: 'Bethan, no hurry from my side, but the council has asked twice. Is it the winter rota?',
      },
    ],
  },
];
