import type { Story } from './step.ts';

/** Pairs that a broker has looked at and not introduced, or not yet. */
export const judgedStories: Story[] = [
  {
    need: 'falls-sheltered',
    idea: 'kettle-class',
    steps: [
      {
        daysAgo: 20,
        at: '10:10',
        by: 'tomos',
        does: 'shortlist',
        note: 'After the Powys pilot has its first numbers.',
      },
      { daysAgo: 19, at: '09:00', by: 'tomos', does: 'assign', to: 'nia' },
    ],
  },
  {
    need: 'falls-sheltered',
    idea: 'rug-round',
    steps: [{ daysAgo: 8, at: '15:20', by: 'nia', does: 'snooze', forDays: 30 }],
  },
  {
    need: 'falls-powys',
    idea: 'rug-round',
    steps: [
      { daysAgo: 23, at: '11:45', by: 'nia', does: 'shortlist', note: 'Goes well with the kettle class.' },
    ],
  },
  {
    need: 'farm-loneliness',
    idea: 'open-lunch',
    steps: [
      {
        daysAgo: 15,
        at: '09:35',
        by: 'tomos',
        does: 'dismiss',
        reasonCode: 'wrong_place',
        note: 'A hill farmer will not drive to town to eat in a care home.',
      },
      {
        daysAgo: 14,
        at: '11:25',
        by: 'farida',
        does: 'shortlist',
        note: 'On market day, in the home opposite the market? Worth asking.',
      },
    ],
  },
  {
    need: 'farm-loneliness',
    idea: 'empty-seat',
    steps: [
      {
        daysAgo: 7,
        at: '14:15',
        by: 'nia',
        does: 'pair',
        reason:
          'Farmers take no bus, but the milk tanker and the feed lorry stop at every gate. The same habit would work there, and the author says she would come over and explain it.',
      },
    ],
  },
  {
    need: 'cold-homes',
    idea: 'parcel-and-adviser',
    steps: [
      {
        daysAgo: 13,
        at: '10:40',
        by: 'nia',
        does: 'dismiss',
        reasonCode: 'poor_fit',
        note: 'Shares the benefit check and nothing else.',
      },
    ],
  },
  {
    need: 'debt-at-the-door',
    idea: 'letters-read-back',
    steps: [
      {
        daysAgo: 12,
        at: '12:05',
        by: 'farida',
        does: 'shortlist',
        note: 'Second step, once the first has begun.',
      },
    ],
  },
  {
    need: 'short-sentences',
    idea: 'card-before-the-key',
    steps: [
      {
        daysAgo: 6,
        at: '16:10',
        by: 'farida',
        does: 'dismiss',
        reasonCode: 'too_early',
        note: 'The prison they return from has no bank on board. Look again when it has.',
      },
    ],
  },
  {
    need: 'dementia-after-diagnosis',
    idea: 'tea-and-tunes',
    steps: [
      {
        daysAgo: 18,
        at: '09:15',
        by: 'tomos',
        does: 'dismiss',
        reasonCode: 'poor_fit',
        note: 'Made for care homes.',
      },
      { daysAgo: 16, at: '13:50', by: 'tomos', does: 'restore' },
    ],
  },
  {
    need: 'maternity-miles',
    idea: 'midwife-in-the-library',
    steps: [
      {
        daysAgo: 9,
        at: '10:55',
        by: 'tomos',
        does: 'shortlist',
        note: 'Ask the midwife to claim it first.',
      },
    ],
  },
  {
    need: 'sofa-surfing',
    idea: 'spare-room-list',
    steps: [
      { daysAgo: 5, at: '11:35', by: 'farida', does: 'shortlist' },
      { daysAgo: 5, at: '11:36', by: 'farida', does: 'assign', to: 'farida' },
    ],
  },
];
