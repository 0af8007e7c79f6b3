import { plain } from '../plain.ts';
import type { Story } from './step.ts';

/** Introductions that came to an end, well or not. */
export const endedStories: Story[] = [
  {
    need: 'care-leavers-walsall',
    idea: 'first-night-box',
    steps: [
      { daysAgo: 108, at: '09:20', by: 'farida', does: 'shortlist' },
      {
        daysAgo: 107,
        at: '10:00',
        by: 'farida',
        does: 'draft',
        noteToNeed:
          'Written by somebody who lost sleep in one of your flats. 18 of 19 still had theirs after a year.',
        noteToIdea: 'The council that hands out the keys would like to talk, and has money for the boxes.',
      },
      { daysAgo: 107, at: '10:02', by: 'farida', does: 'propose' },
      { daysAgo: 105, at: '20:14', by: 'kay', does: 'accept', fields: ['name', 'telephone'] },
      { daysAgo: 104, at: '09:05', by: 'priya', does: 'accept', fields: ['name', 'email', 'telephone'] },
      { daysAgo: 104, at: '09:20', by: 'priya', does: 'read_cards' },
      {
        daysAgo: 103,
        at: '11:00',
        by: 'farida',
        does: 'say',
        thread: 'all',
        body: 'You both have each other now. Priya, the first question is yours; the second should be about being paid.',
      },
      {
        daysAgo: 103,
        at: '11:42',
        by: 'priya',
        does: 'say',
        thread: 'all',
        body: 'Then I ask the second first: £14 an hour for the friends, paid weekly and not in vouchers. Would that do?',
      },
      {
        daysAgo: 103,
        at: '18:30',
        by: 'kay',
        does: 'say',
        thread: 'all',
        body: 'Nobody has ever opened with that. Yes. And the box has to be there on the day, not when the form clears.',
      },
      {
        daysAgo: 101,
        at: '15:10',
        by: 'priya',
        does: 'say',
        thread: 'all',
        body: 'We will buy thirty boxes now and keep them at the depot in Bloxwich. A friend can sign one out with a text.',
      },
      {
        daysAgo: 40,
        at: '19:22',
        by: 'kay',
        does: 'say',
        thread: 'all',
        body: 'Fourteen moved in since September. One lost the flat, one wants to be a friend. The doorstop is the favourite.',
      },
      { daysAgo: 39, at: '08:40', by: 'priya', does: 'catch_up', thread: 'all' },
      {
        daysAgo: 21,
        at: '10:30',
        by: 'farida',
        does: 'close',
        outcome: 'piloting',
        lesson: plain`
          Pay was settled in the first hour, so nothing else got stuck. The council had the money all along: what it
          lacked was somebody whom an eighteen-year-old would let in.
        `,
      },
    ],
  },
  {
    need: 'discharge-newtown',
    idea: 'carers-at-the-bedside',
    steps: [
      {
        daysAgo: 25,
        at: '09:50',
        by: 'tomos',
        does: 'draft',
        noteToNeed:
          'One sheet of paper, five questions, written by a carer. A ward across the border tried it.',
        noteToIdea:
          'A health board with three small hospitals and an inspection behind it wants carers asked.',
      },
      { daysAgo: 25, at: '09:52', by: 'tomos', does: 'propose' },
      { daysAgo: 24, at: '13:15', by: 'sheila', does: 'accept', fields: ['name', 'telephone'] },
      {
        daysAgo: 22,
        at: '17:05',
        by: 'gareth',
        does: 'decline',
        reason: plain`
          Right idea, wrong month. Our discharge team is being merged and its lead left on Friday; a new form now would
          be signed and not read. Ask me again in April.
        `,
      },
      {
        daysAgo: 22,
        at: '17:30',
        by: 'tomos',
        does: 'note',
        body: 'April, then. Tell Sheila only that the timing was wrong.',
      },
    ],
  },
  {
    need: 'young-minds-waiting',
    idea: 'while-you-wait',
    steps: [
      { daysAgo: 35, at: '10:05', by: 'nia', does: 'shortlist' },
      {
        daysAgo: 34,
        at: '09:25',
        by: 'nia',
        does: 'draft',
        noteToNeed: 'A text a week from somebody who waited too. 40 of 44 came to the first appointment.',
        noteToIdea: 'A rural health board: 388 young people waiting, and a nurse who could be on call.',
      },
      { daysAgo: 34, at: '09:27', by: 'nia', does: 'propose' },
      { daysAgo: 32, at: '21:10', by: 'kay', does: 'accept', fields: ['email'] },
      { daysAgo: 31, at: '08:35', by: 'gareth', does: 'accept', fields: ['name', 'email', 'telephone'] },
      {
        daysAgo: 31,
        at: '09:00',
        by: 'nia',
        does: 'say',
        thread: 'all',
        body: 'You are connected. Gareth, please write here first: it is where our contributor likes to talk.',
      },
      {
        daysAgo: 30,
        at: '10:20',
        by: 'gareth',
        does: 'say',
        thread: 'all',
        body: 'Happy to. Could the texters be young people from Powys, in Welsh for those who want it?',
      },
      {
        daysAgo: 30,
        at: '19:40',
        by: 'kay',
        does: 'say',
        thread: 'all',
        body: 'They should be. I could train the first ones, but I am on nights until the spring.',
      },
      {
        daysAgo: 11,
        at: '22:05',
        by: 'kay',
        does: 'withdraw',
        reason:
          'Too much on at the moment. I would rather you gave them the training notes without me in it.',
      },
      {
        daysAgo: 10,
        at: '09:10',
        by: 'nia',
        does: 'note',
        body: 'Do not chase. Ask in the spring whether the notes may be passed on.',
      },
    ],
  },
  {
    need: 'dementia-after-diagnosis',
    idea: 'tuesday-walk',
    steps: [
      {
        daysAgo: 38,
        at: '11:10',
        by: 'tomos',
        does: 'draft',
        noteToNeed:
          'Six pairs, two miles, soup. It starts within a month of diagnosis, which is the month you lose.',
        noteToIdea:
          'A health board on the coast, with 214 people diagnosed last year and nothing in the first half year.',
      },
      { daysAgo: 38, at: '11:12', by: 'tomos', does: 'propose' },
      { daysAgo: 37, at: '14:20', by: 'sheila', does: 'accept', fields: ['name', 'email', 'telephone'] },
    ],
  },
];
