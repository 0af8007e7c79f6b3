import { plain } from '../plain.ts';
import type { DemoIdea } from './idea.ts';

/** Marlon, who works in a care home in Wolverhampton. */
export const careHomeIdeas: DemoIdea[] = [
  {
    key: 'open-lunch',
    by: 'marlon',
    organisation: null,
    postedDaysAgo: 39,
    status: 'published',
    title: 'Thursday lunch at the care home, for the whole street',
    summary: plain`
      Our care home cooks for 34 every day; on Thursdays it cooks for 50. Older people nearby who live alone
      and eat alone come for a £3 lunch, sit with residents, and somebody notices when they do not come.
      Loneliness is easier to mend with a knife and fork in your hand.
    `,
    how: plain`
      The kitchen is there, the staff are there, the dining room stands half empty. A volunteer fetches
      people who cannot walk. Residents lay the tables and run the raffle. After two years 22 neighbours
      come most weeks, and three of them have since chosen to move in.
    `,
    evidenceLevel: 2,
    stage: 'sustained',
    contributorKind: 'frontline_worker',
    regionCodes: ['E08000031'],
    reach: 'anywhere',
    tagCodes: ['COM-LONE', 'AGE-CHOME', 'AGE-DAY', 'COM-VOL'],
    costMin: 1_500_00,
    costMax: 6_000_00,
    asks: ['pilot_site', 'evidence_partner'],
    licence: 'CC BY 4.0',
    openPlaces: 8,
    authorStyle: 'name',
    authorLabel: 'Marlon Achebe-Grant, activities lead',
  },
  {
    key: 'own-rota',
    by: 'marlon',
    organisation: null,
    postedDaysAgo: 52,
    status: 'published',
    title: 'We write our own rota',
    summary: plain`
      Care staff write the rota themselves, six weeks ahead, on a wall. The manager sets what must be covered;
      the staff settle who covers it. People stay because they can say yes to a wedding.
    `,
    how: plain`
      One afternoon to agree the rules (how many weekends, who does Christmas), one person from each shift
      to hold the pen, and the manager's promise not to move a shift without asking. Agency hours fell by
      half within five months and we lost two people in the year, where it had been eleven.
    `,
    evidenceLevel: 2,
    stage: 'sustained',
    contributorKind: 'frontline_worker',
    regionCodes: ['E08000031'],
    reach: 'anywhere',
    tagCodes: ['STAFF-KEEP', 'STAFF-TEAM', 'AGE-CHOME', 'STAFF-WELL'],
    costMin: 0,
    costMax: 4_000_00,
    asks: ['pilot_site', 'mentor'],
    licence: 'CC BY 4.0',
    openPlaces: 4,
    authorStyle: 'name',
    authorLabel: 'Marlon Achebe-Grant, activities lead',
  },
  {
    key: 'ninety-days',
    by: 'marlon',
    organisation: null,
    postedDaysAgo: 210,
    status: 'expired',
    endedDaysAgo: 14,
    title: 'A friend for the first ninety days',
    summary: plain`
      Every new care worker is paired with somebody who started a year ago. They share six shifts and one cup
      of tea a week for ninety days, paid. Most people leave in the first three months; a friend is the
      cheapest reason to stay.
    `,
    how: 'The pair is chosen by the staff. £1 an hour extra for the friend, paid if both are still here at day 90.',
    evidenceLevel: 1,
    stage: 'prototype',
    contributorKind: 'frontline_worker',
    regionCodes: ['E08000031'],
    reach: 'nearby',
    tagCodes: ['STAFF-KEEP', 'AGE-CHOME'],
    costMin: 2_000_00,
    costMax: 9_000_00,
    asks: ['pilot_site', 'funder'],
    licence: 'Free to use',
    openPlaces: 2,
    authorStyle: 'kind',
    authorLabel: 'a care-home worker in the Black Country',
  },
  {
    key: 'tea-and-tunes',
    by: 'marlon',
    organisation: null,
    postedDaysAgo: 46,
    status: 'published',
    title: 'Tea and tunes at the bad hour',
    summary: plain`
      Between four and six many people with dementia grow restless. We play each person's own ten songs, found
      with the family, and the staff sit down with a cup of tea in that hour and not at three.
    `,
    how: plain`
      A volunteer spends an hour with the family to find the songs from when the person was between fifteen and
      twenty-five. A £20 player with one button. Moving the tea break cost nothing and did the most: falls
      between four and six dropped from nineteen to eight in half a year.
    `,
    evidenceLevel: 2,
    stage: 'sustained',
    contributorKind: 'frontline_worker',
    regionCodes: ['E08000031'],
    reach: 'anywhere',
    tagCodes: ['AGE-DEM', 'AGE-CHOME', 'ARTS-MUS'],
    costMin: 500_00,
    costMax: 3_000_00,
    asks: ['pilot_site', 'evidence_partner'],
    licence: 'CC BY 4.0',
    openPlaces: 10,
    authorStyle: 'name',
    authorLabel: 'Marlon Achebe-Grant, activities lead',
  },
];
