import { plain } from '../plain.ts';
import type { DemoIdea } from './idea.ts';

const common = { organisation: null, status: 'published', reach: 'anywhere' } satisfies Partial<DemoIdea>;
const worker = { ...common, contributorKind: 'frontline_worker' } satisfies Partial<DemoIdea>;

/** For newcomers with a letter, for people without a drink, and for those who will not sit in a circle. */
export const papersAndWeekendsIdeas: DemoIdea[] = [
  {
    ...common,
    by: 'delphine',
    organisation: 'lamplight',
    contributorKind: 'organisation',
    regionCodes: ['E09000023'],
    key: 'day-one-table',
    postedDaysAgo: 44,
    title: 'Day one at one table',
    summary: plain`
      On the first Monday after the letter, a bank, the benefit office, a housing officer and a lawyer sit at one table in a
      library, and the newcomer sits down once. Whatever a form needs is on the same table, held by whoever needs it next.
    `,
    how: plain`
      Three hours, twelve people. The bank was hardest to get, and is now the keenest. Of 64 who sat down, 49 had an account, a
      claim and a viewing by the end of the week; of those without the table, one in nine.
    `,
    evidenceLevel: 2,
    stage: 'prototype',
    tagCodes: ['MIG-REF', 'MONEY-BEN', 'RUN-JOIN', 'HLESS'],
    costMin: 3_000_00,
    costMax: 15_000_00,
    asks: ['pilot_site', 'mentor'],
    licence: 'CC BY 4.0',
    openPlaces: 4,
    authorStyle: 'name',
    authorLabel: 'Lamplight Law and Advice',
  },
  {
    ...worker,
    by: 'shona',
    regionCodes: ['S12000049'],
    key: 'key-with-a-co-signer',
    postedDaysAgo: 62,
    title: 'A key with a second signature',
    summary: plain`
      Landlords ask newcomers for three months' rent because they know nobody. Forty households in our parish and our mosque
      sign beside them: if the rent is late we are rung first, and pay up to £400. Nobody has lost more than £60 so far.
    `,
    how: plain`
      One page, checked by a solicitor. Eleven landlords take it, thirty-one families live behind such a key. The signers bring
      a chair, a saucepan and their telephone number; three have been asked to weddings.
    `,
    evidenceLevel: 2,
    stage: 'sustained',
    tagCodes: ['MIG-REF', 'MIG-SETTLE', 'HOUS-RENT', 'COM-FAITH'],
    costMin: 1_000_00,
    costMax: 20_000_00,
    asks: ['pilot_site', 'evidence_partner'],
    licence: 'Free to use',
    openPlaces: 5,
    authorStyle: 'name',
    authorLabel: 'Shona MacAskill-Reid',
  },
  {
    ...worker,
    by: 'tariq',
    regionCodes: ['E08000032'],
    key: 'english-at-the-returns-desk',
    postedDaysAgo: 41,
    title: 'English at the returns desk',
    summary: plain`
      The wait for an English class is five months. At our returns desk there is a chair and a sign: ten minutes, any question.
      A pensioner sits there each morning. People bring the gas bill, the school letter, a joke that they did not get.
    `,
    how: 'Nineteen pensioners, two hours a week, one morning of training. 1,400 chats in a year in 31 languages. Four of the chatters now teach.',
    evidenceLevel: 1,
    stage: 'sustained',
    tagCodes: ['SCH-ESOL', 'MIG-SETTLE', 'ARTS-LIB', 'AGE-MEET'],
    costMin: null,
    costMax: 3_000_00,
    asks: ['pilot_site'],
    licence: 'CC BY 4.0',
    openPlaces: null,
    authorStyle: 'kind',
    authorLabel: 'a library worker in West Yorkshire',
  },
  {
    ...common,
    by: 'dawn',
    organisation: 'harbour-lights',
    contributorKind: 'organisation',
    regionCodes: ['E06000063'],
    key: 'keys-for-members',
    postedDaysAgo: 35,
    title: 'The members have the keys from Friday to Monday',
    summary: plain`
      We have no money for a weekend shift. So those who are six months without drink hold the keys: two on a rota, a pan of
      soup, football on the wireless, the door open from four on Friday until ten on Sunday. Staff may come in if they are
      asked.
    `,
    how: 'Tried for nine weekends in one room: 40 people came, 22 of them every time. One bad Saturday, talked through on the Monday.',
    evidenceLevel: 1,
    stage: 'proposal',
    tagCodes: ['ADD-ALC', 'MIND-TALK', 'COM-HALL'],
    costMin: 1_000_00,
    costMax: 7_000_00,
    asks: ['evidence_partner', 'mentor'],
    licence: 'CC BY 4.0',
    openPlaces: 3,
    authorStyle: 'name',
    authorLabel: 'Harbour Lights',
  },
  {
    ...worker,
    by: 'marlon',
    regionCodes: ['E08000031'],
    key: 'dry-supper',
    postedDaysAgo: 54,
    title: 'Saturday supper with the night shift',
    summary: plain`
      Our care home has supper at six and nobody for the washing-up. People who keep off drink and dread Saturday come and
      wash, eat, play dominoes with the residents and walk home in pairs at ten. Both sides think that they are doing the
      other a favour.
    `,
    how: 'Seven regulars, sent by the recovery café. Nobody says why they are there. Five have kept dry for the eleven months.',
    evidenceLevel: 0,
    stage: 'prototype',
    tagCodes: ['ADD-ALC', 'COM-LONE', 'AGE-CHOME', 'AGE-MEET'],
    costMin: null,
    costMax: 2_000_00,
    asks: ['pilot_site', 'evidence_partner'],
    licence: 'Free to use',
    openPlaces: 6,
    authorStyle: 'name',
    authorLabel: 'Marlon Achebe-Grant, activities lead',
  },
  {
    ...worker,
    by: 'magnus',
    regionCodes: ['S12000023'],
    key: 'boat-on-saturday',
    postedDaysAgo: 39,
    title: 'The boat that is never finished',
    summary: plain`
      A wooden boat, a shed, a stove, every Saturday from ten until dark. Eight men sand it, and it will not be finished while
      there is anybody who needs it not to be. There is no circle and nobody asks. Talk comes by itself when hands are busy.
    `,
    how: 'The shed is lent by the harbour, the boat by a widow. Men who stopped drinking, a few old soldiers, one banker. Six years.',
    evidenceLevel: 1,
    stage: 'sustained',
    tagCodes: ['MIND-MEN', 'ADD-ALC', 'FORCES-VET', 'COM-COAST'],
    costMin: 800_00,
    costMax: 6_000_00,
    asks: ['pilot_site', 'mentor'],
    licence: 'Free to use for anybody who looks after people',
    openPlaces: null,
    authorStyle: 'kind',
    authorLabel: 'a home carer in Orkney',
  },
  {
    ...worker,
    by: 'imran',
    regionCodes: ['E06000021'],
    key: 'ask-them-to-help',
    postedDaysAgo: 43,
    title: 'Do not offer help: ask for it',
    summary: plain`
      Former soldiers who come to no drop-in do come when the food bank needs a van loaded at six. We ask them for something that
      is truly needed, with a start and a finish. After the third time somebody says over the tailgate what he has told
      nobody, and we know whom to ring.
    `,
    how: plain`
      A list of jobs, a text on a Monday, a bacon roll. 44 men and 6 women in two years; 19 of them have since let somebody look
      at the leg, the debt or the dreams. The wives sign them up.
    `,
    evidenceLevel: 2,
    stage: 'sustained',
    tagCodes: ['FORCES-VET', 'COM-VOL', 'MIND-MEN', 'MIND-TRAUMA'],
    costMin: 2_000_00,
    costMax: 14_000_00,
    asks: ['pilot_site', 'evidence_partner'],
    licence: 'Free to use',
    openPlaces: 3,
    authorStyle: 'name',
    authorLabel: 'Imran Sheikh-Dale',
  },
];
