import { plain } from '../plain.ts';
import type { DemoIdea } from './idea.ts';

const keeley = {
  by: 'keeley',
  organisation: null,
  status: 'published',
  contributorKind: 'frontline_worker',
  regionCodes: ['E08000024'],
  reach: 'anywhere',
  licence: null,
  openPlaces: 2,
  authorStyle: 'kind',
  authorLabel: 'a school attendance officer in Sunderland',
} satisfies Partial<DemoIdea>;

const tariq = {
  by: 'tariq',
  organisation: null,
  status: 'published',
  contributorKind: 'frontline_worker',
  regionCodes: ['E08000032'],
  reach: 'anywhere',
  licence: 'CC0: take it',
  openPlaces: null,
  authorStyle: 'name',
  authorLabel: 'Tariq Mahmood-Lacey',
} satisfies Partial<DemoIdea>;

/** Keeley, a school attendance officer in Sunderland, and Tariq, who works in a library in Bradford. */
export const northernEnglishIdeas: DemoIdea[] = [
  {
    ...keeley,
    key: 'monday-porridge',
    postedDaysAgo: 86,
    title: 'Monday begins on Sunday: porridge, a washer and a text',
    summary: plain`
      On Sunday at six a parent gets a text from somebody at school who knows the child: what is on tomorrow, and what is
      for breakfast. On Monday from half past seven there are porridge and a washing machine, and nobody asks why.
    `,
    how: plain`
      Two teaching assistants are paid for one hour more. In two schools Monday absence among forty children fell from 22%
      to 9% in a term, with no letter sent.
    `,
    evidenceLevel: 2,
    stage: 'prototype',
    tagCodes: ['SCH-ATT', 'SCH-MEAL', 'CHILD-EARLYH'],
    costMin: 4_000_00,
    costMax: 14_000_00,
    asks: ['pilot_site', 'evidence_partner'],
  },
  {
    ...keeley,
    key: 'nanas-table',
    postedDaysAgo: 57,
    title: 'Nana’s table: kinship carers at the school gate',
    summary: plain`
      The school secretary knows who collects whom. She asks grandparents in for tea on a Thursday at half past two, when
      they are there anyway. A benefits adviser comes to every second one and is introduced as somebody who likes cake.
    `,
    how: plain`
      No referral and no form. In a year 34 carers came; 21 were owed money and three married couples had their first night
      out, because the others sat in.
    `,
    evidenceLevel: 1,
    stage: 'sustained',
    tagCodes: ['CHILD-CARE-KIN', 'MONEY-BEN', 'COM-SOCIAL'],
    costMin: 500_00,
    costMax: 3_000_00,
    asks: ['pilot_site'],
  },
  {
    ...keeley,
    key: 'one-bag-three-schools',
    postedDaysAgo: 23,
    title: 'The child’s bag goes first: moving school without losing a week',
    summary: plain`
      When a family is moved, the old school hands over one bag: books half read, a photograph of the friend, what works
      when she cries. A person carries it to the new school the same day and brings back a start date.
    `,
    how: plain`
      It needs one line in the housing officer’s notice: which school to ring. Eleven children carried so far, four days lost
      for each instead of twenty.
    `,
    evidenceLevel: 1,
    stage: 'proposal',
    tagCodes: ['SCH-MOVE', 'HLESS-TEMP', 'CHILD-POOR'],
    costMin: 1_000_00,
    costMax: 9_000_00,
    asks: ['pilot_site', 'mentor'],
  },
  {
    ...tariq,
    key: 'library-of-the-lost',
    postedDaysAgo: 79,
    title: 'The sixth-week letter from the library',
    summary: plain`
      Registrars give the bereaved a card for us, if they like. In the sixth week a letter comes, written by hand: there is
      a chair on Wednesday, bring a book that was theirs. People read a page aloud and stay for soup.
    `,
    how: plain`
      The letter is what does it. Of 90 letters, 47 people came and 30 still do. A librarian, a volunteer and a slow cooker.
    `,
    evidenceLevel: 1,
    stage: 'sustained',
    tagCodes: ['END-GRIEF', 'ARTS-LIB', 'COM-SOCIAL'],
    costMin: 800_00,
    costMax: 4_000_00,
    asks: ['pilot_site', 'evidence_partner'],
  },
  {
    ...tariq,
    key: 'bet-question',
    postedDaysAgo: 44,
    title: 'Three questions about betting, asked of everybody',
    summary: plain`
      At the debt desk in our library each person is asked the same three questions on a card, in the same voice as their
      address. Because all are asked, none is accused. A man who has stopped sits at the next table on Tuesdays.
    `,
    how: plain`
      Half a day’s training. In six months gambling came out at the first meeting for 26 of 140 people; in the six months
      before, for three.
    `,
    evidenceLevel: 2,
    stage: 'prototype',
    tagCodes: ['ADD-GAM', 'MONEY-DEBT', 'MIND-TALK'],
    costMin: 500_00,
    costMax: 5_000_00,
    asks: ['pilot_site', 'evidence_partner', 'mentor'],
  },
  {
    ...tariq,
    key: 'chapel-in-shares',
    postedDaysAgo: 36,
    title: 'A hall in shares of ten pounds, with the roof done first',
    summary: plain`
      A trust of trusts buys the building within a month, mends the roof and lets it to the village for a pound. The village
      buys it back in shares of ten pounds over ten years, or hands back the key without shame.
    `,
    how: plain`
      One surveyor, one insurance and one boiler contract for all the halls. We did it for a branch library and a mosque
      kitchen; the third is a chapel with a choir in it.
    `,
    evidenceLevel: 1,
    stage: 'proposal',
    tagCodes: ['COM-HALL', 'COM-FUND', 'ARTS-HERI'],
    costMin: 20_000_00,
    costMax: 140_000_00,
    asks: ['funder', 'mentor'],
  },
];
