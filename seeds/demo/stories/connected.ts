import { plain } from '../plain.ts';
import type { Story } from './step.ts';

/** A pair that has just found each other. */
export const connectedStories: Story[] = [
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
