import { plain } from '../plain.ts';
import type { Story } from './step.ts';

/** What brokers have begun in Scotland and Northern Ireland. */
export const furtherOffStories: Story[] = [
  {
    need: 'naloxone-hours',
    idea: 'close-kit',
    steps: [
      { daysAgo: 78, at: '09:40', by: 'nia', does: 'shortlist', note: 'Eleven closes and five lives.' },
      {
        daysAgo: 77,
        at: '10:15',
        by: 'nia',
        does: 'draft',
        noteToNeed:
          'A housing officer up the river keeps kits behind the stair light. Nobody has to go to a clinic.',
        noteToIdea:
          'A council down the river lost 31 people and has money for kits, but no caretakers. Would wardens do?',
      },
      { daysAgo: 77, at: '10:18', by: 'nia', does: 'propose' },
      { daysAgo: 76, at: '12:30', by: 'shona', does: 'accept', fields: ['name', 'email', 'telephone'] },
      { daysAgo: 75, at: '09:10', by: 'elspeth', does: 'accept', fields: ['name', 'email', 'telephone'] },
      {
        daysAgo: 74,
        at: '10:05',
        by: 'elspeth',
        does: 'say',
        thread: 'all',
        body: 'We have no stair cleaners of our own in half of the closes. Who checks the seal then?',
      },
      {
        daysAgo: 74,
        at: '17:50',
        by: 'shona',
        does: 'say',
        thread: 'all',
        body: 'In two of ours a woman on the first floor does, for nothing. Ask who sweeps when it is not her turn.',
      },
      {
        daysAgo: 52,
        at: '11:20',
        by: 'elspeth',
        does: 'say',
        thread: 'all',
        body: 'Nine closes said yes, three said not in this close. We began with the nine. Police and landlord both wrote to agree.',
      },
      {
        daysAgo: 30,
        at: '18:15',
        by: 'elspeth',
        does: 'say',
        thread: 'all',
        body: 'The first kit was used on Saturday night. He is alive. The neighbour asked for two more.',
      },
      {
        daysAgo: 29,
        at: '08:05',
        by: 'shona',
        does: 'say',
        thread: 'all',
        body: 'Tell her well done from our eleven.',
      },
      {
        daysAgo: 9,
        at: '10:00',
        by: 'nia',
        does: 'close',
        outcome: 'piloting',
        lesson: plain`
          Ask each close and take no for an answer: two of the three that had refused asked for a kit after the first was
          used. A letter from the landlord mattered more than the training.
        `,
      },
    ],
  },
  {
    need: 'speech-queue',
    idea: 'first-words-morning',
    steps: [
      { daysAgo: 3, at: '09:25', by: 'farida', does: 'shortlist' },
      {
        daysAgo: 2,
        at: '10:40',
        by: 'farida',
        does: 'draft',
        noteToNeed:
          'A Saturday morning before the list, by a therapist. 51 of 120 children needed nothing more.',
        noteToIdea: 'A trust with 870 children waiting and rooms that stand empty on Saturdays.',
      },
      { daysAgo: 2, at: '10:42', by: 'farida', does: 'propose' },
    ],
  },
];
