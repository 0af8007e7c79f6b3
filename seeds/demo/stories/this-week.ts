import type { Story } from './step.ts';

/** What waits this week, on either side or on both, and pairs on which the two agencies differ. */
export const thisWeekStories: Story[] = [
  {
    need: 'twenty-eight-days',
    idea: 'key-with-a-co-signer',
    steps: [
      { daysAgo: 14, at: '10:20', by: 'tomos', does: 'shortlist' },
      {
        daysAgo: 13,
        at: '11:00',
        by: 'tomos',
        does: 'draft',
        noteToNeed:
          'Forty households who sign beside a newcomer. Eleven landlords take it, and no more than £60 was lost.',
        noteToIdea: 'An advice centre sees 130 people a year with a letter, four weeks and nobody to sign.',
      },
      { daysAgo: 13, at: '11:03', by: 'tomos', does: 'propose' },
      { daysAgo: 12, at: '19:10', by: 'shona', does: 'accept', fields: ['name', 'email'] },
      {
        daysAgo: 4,
        at: '09:30',
        by: 'tomos',
        does: 'say',
        thread: 'need',
        body: 'Delphine, the other side said yes within a day. Is it the co-signing that worries your trustees?',
      },
    ],
  },
  {
    need: 'fourteen-and-charged',
    idea: 'brick-and-broom',
    steps: [
      {
        daysAgo: 4,
        at: '15:10',
        by: 'farida',
        does: 'shortlist',
        note: 'Written by one of the boys it is about.',
      },
      {
        daysAgo: 3,
        at: '09:25',
        by: 'farida',
        does: 'draft',
        noteToNeed: 'Ten days and not nine months. Thirteen of fourteen kept to; the author has been there.',
        noteToIdea:
          'A trust with 94 children a year who wait, and a budget for something that begins within a fortnight.',
      },
      { daysAgo: 3, at: '09:28', by: 'farida', does: 'propose' },
      { daysAgo: 2, at: '10:45', by: 'conor', does: 'accept', fields: ['name', 'email', 'telephone'] },
    ],
  },
  {
    need: 'meter-runs-dry',
    idea: 'standing-ten-pounds',
    steps: [
      {
        daysAgo: 5,
        at: '10:00',
        by: 'nia',
        does: 'dismiss',
        reasonCode: 'poor_fit',
        note: 'A charity has no meters to read. It would need the landlord.',
      },
      {
        daysAgo: 3,
        at: '14:20',
        by: 'farida',
        does: 'shortlist',
        note: 'Two housing associations sit on their board.',
      },
      {
        daysAgo: 2,
        at: '09:35',
        by: 'farida',
        does: 'draft',
        noteToNeed:
          'Credit that comes by itself, and 92p in the pound came back. It needs a landlord: you know two.',
        noteToIdea: 'A charity with 600 households on prepayment meters, and the ear of the landlords.',
      },
      { daysAgo: 2, at: '09:38', by: 'farida', does: 'propose' },
    ],
  },
  {
    need: 'ward-at-thirty-one',
    idea: 'cool-room-rota',
    steps: [
      {
        daysAgo: 4,
        at: '16:15',
        by: 'farida',
        does: 'draft',
        noteToNeed: 'One cool room, and everybody in it by two. £1,900, and ready by June.',
        noteToIdea:
          'A hospital with eight wards on the south face, day rooms that stand empty, and eleven hot nights.',
      },
    ],
  },
  {
    need: 'stopped-work-to-care',
    idea: 'tablets-at-eleven',
    steps: [
      {
        daysAgo: 7,
        at: '09:45',
        by: 'tomos',
        does: 'shortlist',
        note: 'Small, cheap and exactly the sentence in the need.',
      },
      {
        daysAgo: 6,
        at: '11:20',
        by: 'farida',
        does: 'dismiss',
        reasonCode: 'too_early',
        note: 'Five families on one lane. Look again when a pharmacist has written it up.',
      },
    ],
  },
  {
    need: 'too-full-to-leave',
    idea: 'stretcher-test',
    steps: [
      { daysAgo: 20, at: '10:35', by: 'nia', does: 'shortlist', note: 'For the crews, beside the boxes.' },
      {
        daysAgo: 16,
        at: '15:05',
        by: 'farida',
        does: 'dismiss',
        reasonCode: 'capacity',
        note: 'Our ambulance trust would not send anybody for an hour.',
      },
    ],
  },
];
