import { plain } from '../plain.ts';
import type { DemoIdea } from './idea.ts';

/** Kayleigh, who left care in Walsall. Each idea has its own pseudonym, or none can stay one. */
export const careLeaverIdeas: DemoIdea[] = [
  {
    key: 'first-night-box',
    by: 'kay',
    organisation: null,
    postedDaysAgo: 115,
    status: 'published',
    title: 'The first-night box, and a friend who has been there',
    summary: plain`
      On the day a care leaver gets the key to a first flat, somebody who left care two years ago turns up with
      a box: duvet, pan, lightbulbs, a doorstop, chips money. They stay the evening, open the letters together
      and set up the bills. Then they text every Sunday for a year.
    `,
    how: plain`
      I moved in on a Friday with a mattress and cried until Monday. So: the box costs £140, the friend is paid
      for twelve hours, and the Sunday text is from a person and not a service. Eight of us do it now. Of 19
      we have moved in, 18 still had the flat after a year.
    `,
    evidenceLevel: 1,
    stage: 'sustained',
    contributorKind: 'service_user',
    regionCodes: ['E08000030'],
    reach: 'nearby',
    tagCodes: ['CHILD-CARE-LEAVE', 'YOUTH-MENTOR', 'HOUS-EVICT'],
    costMin: 6_000_00,
    costMax: 18_000_00,
    asks: ['funder', 'mentor'],
    licence: 'CC BY 4.0',
    openPlaces: 2,
    authorStyle: 'pseudonym',
    authorLabel: 'Wren',
  },
  {
    key: 'letters-read-back',
    by: 'kay',
    organisation: null,
    postedDaysAgo: 39,
    status: 'published',
    title: 'Letters read back by the people who get them',
    summary: plain`
      Before a council sends a letter about debt, rent or benefits, five people who have had such letters read
      it aloud and say what they think it means and what they would do. Then it is written again, shorter.
    `,
    how: plain`
      Two hours, £25 each, tea. We did the rent arrears letter: one page where there were three, the amount
      and a telephone number at the top, the law at the back. Replies went from 4 in 10 to 6 in 10 the
      next month. Nobody had been rude; nobody had ever asked us.
    `,
    evidenceLevel: 2,
    stage: 'prototype',
    contributorKind: 'service_user',
    regionCodes: ['E08000030'],
    reach: 'anywhere',
    tagCodes: ['RUN-PLAIN', 'MONEY-DEBT', 'DEM-COPRO'],
    costMin: 500_00,
    costMax: 4_000_00,
    asks: ['pilot_site', 'evidence_partner'],
    licence: 'CC BY 4.0',
    openPlaces: 5,
    authorStyle: 'pseudonym',
    authorLabel: 'Brown Envelope',
  },
  {
    key: 'while-you-wait',
    by: 'kay',
    organisation: null,
    postedDaysAgo: 45,
    status: 'published',
    title: 'While you wait: a text a week from someone who got through it',
    summary: plain`
      Young people waiting for a mental health appointment get a text a week from somebody a few years older who
      waited too. No advice, no crisis work: "you are still on the list, how was your week, here is what
      helped me". If an answer worries us, a nurse rings the same day.
    `,
    how: plain`
      Ten peer texters, trained for three days, two hours a week each, one nurse on call. The list number goes
      in the first text, so nobody wonders. Of 44 young people in the trial three went to A&E; in the year
      before it was one in eight. And 40 came to their first appointment.
    `,
    evidenceLevel: 2,
    stage: 'prototype',
    contributorKind: 'service_user',
    regionCodes: ['E08000030'],
    reach: 'anywhere',
    tagCodes: ['MIND-CYP', 'NHS-WAIT', 'MIND-TALK', 'MIND-ANX'],
    costMin: 12_000_00,
    costMax: 30_000_00,
    asks: ['pilot_site', 'funder'],
    licence: 'Free for public bodies',
    openPlaces: 2,
    authorStyle: 'pseudonym',
    authorLabel: 'Magpie',
  },
  {
    key: 'spare-room-list',
    by: 'kay',
    organisation: null,
    postedDaysAgo: 16,
    status: 'published',
    title: 'The spare room list',
    summary: plain`
      Households with a spare room take a young person for one night, and at most for fourteen, at two hours'
      notice. Checked, trained, £15 a night and a number that answers. A sofa you are sent to is safer than
      a sofa you find.
    `,
    how: plain`
      Hosts sign up through places that already know them: a church, a mosque, a hospital, the fire station. A
      worker meets the young person first, always. Next morning over breakfast the talk is about home, because
      half can go back if somebody rings their mum. Walsall has nine hosts; 41 nights so far.
    `,
    evidenceLevel: 1,
    stage: 'prototype',
    contributorKind: 'service_user',
    regionCodes: ['E08000030'],
    reach: 'nearby',
    tagCodes: ['HLESS-HIDDEN', 'YOUTH', 'COM-VOL'],
    costMin: 4_000_00,
    costMax: 16_000_00,
    asks: ['pilot_site', 'mentor'],
    licence: 'CC BY 4.0',
    openPlaces: 2,
    authorStyle: 'pseudonym',
    authorLabel: 'Sofa Five',
  },
];
