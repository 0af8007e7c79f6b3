import { plain } from '../plain.ts';
import type { Story } from './step.ts';

/** Pairs that found each other: one room in full flow, one just begun. */
export const connectedStories: Story[] = [
  {
    need: 'falls-powys',
    idea: 'kettle-class',
    steps: [
      {
        daysAgo: 33,
        at: '09:10',
        by: 'nia',
        does: 'shortlist',
        note: 'Same county, same people, and neither knows.',
      },
      {
        daysAgo: 32,
        at: '10:25',
        by: 'nia',
        does: 'draft',
        noteToNeed: plain`
          You asked for something that does not depend on the clinic in Newtown. A nurse in the county teaches
          six exercises at the kitchen worktop, with results to show. I think half an hour would be well spent.
        `,
        noteToIdea: plain`
          A health board has money, sites and a year's ambulance data on falls at home, and is looking for exactly
          the people you visit. They would like to hear how you train the visitors.
        `,
      },
      { daysAgo: 32, at: '10:31', by: 'nia', does: 'propose' },
      {
        daysAgo: 32,
        at: '15:02',
        by: 'bethan',
        does: 'say',
        thread: 'idea',
        body: 'Before I say yes: is this my own employer? I have not told my manager that I wrote it up.',
      },
      {
        daysAgo: 32,
        at: '15:40',
        by: 'nia',
        does: 'say',
        thread: 'idea',
        body: plain`
          It may be one you work beside. Nothing shows your name until you both accept, and saying no costs you
          nothing: they would only hear that it went no further.
        `,
      },
      { daysAgo: 31, at: '08:20', by: 'gareth', does: 'accept', fields: ['name', 'email', 'telephone'] },
      { daysAgo: 30, at: '19:12', by: 'bethan', does: 'accept', fields: ['name', 'email', 'telephone'] },
      { daysAgo: 29, at: '08:55', by: 'gareth', does: 'read_cards' },
      {
        daysAgo: 29,
        at: '09:05',
        by: 'nia',
        does: 'say',
        thread: 'all',
        body: plain`
          Gareth, this is Bethan, who started the kettle class. Bethan, Gareth looks after falls and frailty at the
          board. You can see each other's cards now. I will stay in the room as long as I am useful.
        `,
      },
      {
        daysAgo: 29,
        at: '09:31',
        by: 'gareth',
        does: 'say',
        thread: 'all',
        body: plain`
          Thank you, Nia. Bethan, I have driven past your surgery every week for six years. How many people can one
          visitor look after?
        `,
      },
      {
        daysAgo: 29,
        at: '17:48',
        by: 'bethan',
        does: 'say',
        thread: 'all',
        body: plain`
          Twelve, if they are in the same valley. Five visits each over fourteen weeks. The second visit is the one
          that matters: that is when they have stopped doing it and are embarrassed.
        `,
      },
      {
        daysAgo: 28,
        at: '10:15',
        by: 'gareth',
        does: 'say',
        thread: 'all',
        body: plain`
          I can give you the ambulance list by postcode, without names. Llanidloes and Rhayader have 96 falls between
          them in a year. Would those two be enough to see a difference?
        `,
      },
      {
        daysAgo: 28,
        at: '18:20',
        by: 'bethan',
        does: 'say',
        thread: 'all',
        body: plain`
          For how fast they stand up from a chair, yes, in fourteen weeks. For fewer falls I would want a year and
          somebody cleverer than me with numbers.
        `,
      },
      {
        daysAgo: 27,
        at: '11:02',
        by: 'nia',
        does: 'say',
        thread: 'all',
        body: 'Gareth, has the board an evidence person who could look at the counting before you start, not after?',
      },
      {
        daysAgo: 26,
        at: '14:37',
        by: 'gareth',
        does: 'say',
        thread: 'all',
        body: plain`
          We do, and she says yes: two towns now, two towns three months later, so that the second two are the
          comparison. £21,400 for the year with the physio's day. I can sign that without a committee.
        `,
      },
      {
        daysAgo: 25,
        at: '19:05',
        by: 'bethan',
        does: 'say',
        thread: 'all',
        body: plain`
          Then I should tell my manager. Would you write to her, so that it comes as a request and not as me going
          round her?
        `,
      },
      {
        daysAgo: 24,
        at: '09:00',
        by: 'gareth',
        does: 'say',
        thread: 'all',
        body: 'Written and sent, with a copy to you. She rang me within the hour and asked why not three towns.',
      },
      {
        daysAgo: 6,
        at: '16:45',
        by: 'bethan',
        does: 'say',
        thread: 'all',
        body: plain`
          First visitors trained on Saturday: a retired postman, two neighbours and the woman from the chip shop, who
          knows everybody over 75 by their order. Start on Monday.
        `,
      },
      { daysAgo: 5, at: '08:30', by: 'gareth', does: 'catch_up', thread: 'all' },
      { daysAgo: 5, at: '09:10', by: 'nia', does: 'catch_up', thread: 'all' },
      {
        daysAgo: 5,
        at: '09:12',
        by: 'nia',
        does: 'note',
        body: 'Ask in the new year for the first chair-stand times. If good, Helen at Teme and Clun should meet them.',
      },
    ],
  },
  {
    need: 'debt-at-the-door',
    idea: 'parcel-and-adviser',
    steps: [
      { daysAgo: 15, at: '13:20', by: 'farida', does: 'shortlist' },
      {
        daysAgo: 14,
        at: '09:40',
        by: 'farida',
        does: 'draft',
        noteToNeed: plain`
          Two in three people at the food bank owe you money. This charity put a debt adviser at the food table in
          the next borough and can show what people paid back.
        `,
        noteToIdea: plain`
          A council next door wants people to talk before the summons and not after the bailiff. They have a budget
          and would name somebody for you to ring.
        `,
      },
      { daysAgo: 14, at: '09:44', by: 'farida', does: 'propose' },
      { daysAgo: 13, at: '11:05', by: 'owen', does: 'accept', fields: ['name', 'email', 'telephone'] },
      { daysAgo: 10, at: '16:50', by: 'priya', does: 'accept', fields: ['name', 'email'] },
      {
        daysAgo: 9,
        at: '09:02',
        by: 'farida',
        does: 'say',
        thread: 'all',
        body: 'Priya, Owen: you are through to each other. Owen, would you say what the council next door agreed to?',
      },
      {
        daysAgo: 9,
        at: '12:26',
        by: 'owen',
        does: 'say',
        thread: 'all',
        body: plain`
          One person with a direct line, and no bailiff while we are talking. That is the whole agreement; it fits on
          a postcard. Without the second half nobody opens the envelope.
        `,
      },
      {
        daysAgo: 8,
        at: '10:11',
        by: 'priya',
        does: 'say',
        thread: 'all',
        body: plain`
          I can promise the direct line today. The hold on bailiffs needs our finance director, who will ask what it
          costs. Do you have the repayments before and after?
        `,
      },
      {
        daysAgo: 1,
        at: '15:33',
        by: 'owen',
        does: 'say',
        thread: 'all',
        body: 'I do. 28p in the pound before, 71p after, over 216 households. May I bring the sheet on Thursday?',
      },
    ],
  },
];
