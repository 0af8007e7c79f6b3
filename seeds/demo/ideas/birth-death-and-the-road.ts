import { plain } from '../plain.ts';
import type { DemoIdea } from './idea.ts';

const common = { organisation: null, status: 'published', reach: 'anywhere' } satisfies Partial<DemoIdea>;
const worker = { ...common, contributorKind: 'frontline_worker' } satisfies Partial<DemoIdea>;

/** The kitchen in the third month, the window at the end, and the way to work in between. */
export const birthDeathAndRoadIdeas: DemoIdea[] = [
  {
    ...worker,
    by: 'blessing',
    regionCodes: ['E09000023'],
    key: 'week-ten-cake',
    postedDaysAgo: 65,
    title: 'Cake in week ten',
    summary: plain`
      A mother who had it bad herself comes with a cake in week ten, and again in week fourteen. She has eight questions in her
      head and no form. If three answers worry her she says so, and rings the health visitor while they are both there.
    `,
    how: plain`
      Twenty-two mothers, trained on three mornings, £15 a visit and the cake. 190 visits in a year. 61 women rang somebody from
      that sofa; the year before, 14 had.
    `,
    evidenceLevel: 2,
    stage: 'prototype',
    tagCodes: ['EARLY-PERI', 'EARLY-MUM', 'MIND-TALK', 'EARLY-HV'],
    costMin: 5_000_00,
    costMax: 24_000_00,
    asks: ['pilot_site', 'evidence_partner'],
    licence: 'CC BY 4.0',
    openPlaces: 4,
    authorStyle: 'pseudonym',
    authorLabel: 'Week Ten',
  },
  {
    ...worker,
    by: 'eluned',
    regionCodes: ['W06000008'],
    reach: 'nearby',
    key: 'pram-bus',
    postedDaysAgo: 63,
    title: 'The pram bus stops and stays',
    summary: plain`
      Mothers cannot get to the group, so the group comes: my spare bus with half the seats out, a stove, mats and a health
      visitor, parked for two hours in a lay-by in each valley. Nobody has to be asked whether they are coping; you see it
      when they hold the baby.
    `,
    how: 'A bus that was due for scrap, four lay-bys, every second week. 48 mothers, and 9 fathers who said they came for the bus.',
    evidenceLevel: 1,
    stage: 'prototype',
    tagCodes: ['EARLY-PERI', 'EARLY-HV', 'COM-RURAL', 'EARLY-MUM'],
    costMin: 8_000_00,
    costMax: 28_000_00,
    asks: ['pilot_site', 'funder'],
    licence: 'CC BY 4.0',
    openPlaces: 2,
    authorStyle: 'kind',
    authorLabel: 'a bus driver in West Wales',
  },
  {
    ...worker,
    by: 'magnus',
    regionCodes: ['S12000023'],
    key: 'three-doors-down',
    postedDaysAgo: 30,
    title: 'The night sitter from three doors down',
    summary: plain`
      On an island there is no night nurse, so we trained the neighbours. For each person who wants to die at home there are three
      people within ten minutes' walk who can turn, wash, give what is in the box, and ring a nurse who sees them on a screen.
      The family sleeps.
    `,
    how: plain`
      Four evenings with the hospice nurse, a box with a seal, and a rota on the fridge. Paid by the night at the care rate. Of
      17 people 15 died where they wished, and the sitters have not stopped.
    `,
    evidenceLevel: 2,
    stage: 'sustained',
    tagCodes: ['END-PALL', 'COM-RURAL', 'CARE-CARER', 'NHS-REMOTE'],
    costMin: 10_000_00,
    costMax: 45_000_00,
    asks: ['pilot_site', 'evidence_partner', 'mentor'],
    licence: 'Free to use for anybody who looks after people',
    openPlaces: 2,
    authorStyle: 'kind',
    authorLabel: 'a home carer in Orkney',
  },
  {
    ...worker,
    by: 'bethan',
    regionCodes: ['W06000023'],
    reach: 'nearby',
    key: 'seal-and-a-number',
    postedDaysAgo: 26,
    title: 'A sealed box, and a number that knows your name',
    summary: plain`
      Everybody who has chosen to die at home has a sealed box of medicines by Friday noon, and a telephone number that is
      answered by a nurse who has the notes open. She says on the screen which syringe, and whoever is there gives it.
    `,
    how: plain`
      We taught fourteen wives, sons and neighbours with water and an orange. The box costs £31. In nine months there were
      26 calls by night, four drives, and no ambulance.
    `,
    evidenceLevel: 1,
    stage: 'prototype',
    tagCodes: ['END-PALL', 'NHS-COMM', 'ILL-MEDS', 'CARE-CARER'],
    costMin: 6_000_00,
    costMax: 25_000_00,
    asks: ['pilot_site', 'funder', 'evidence_partner'],
    licence: 'Free for the health service',
    openPlaces: 2,
    authorStyle: 'kind',
    authorLabel: 'a community nurse in Powys',
  },
  {
    ...worker,
    by: 'eluned',
    regionCodes: ['W06000008'],
    key: 'half-past-four-bus',
    postedDaysAgo: 47,
    title: 'The half past four bus, paid for by the shift',
    summary: plain`
      My first run begins at seven, but the bus is warm at half past four. Three employers pay for a run at that hour: £3 a seat,
      booked by six the evening before, with a driver who leaves when the last name is on. If nobody books, nobody drives.
    `,
    how: plain`
      The creamery, the hospital laundry and a hotel share it. 38 seats a day on average. The licence is the same as for the
      school run. What made it work was that the supervisor sees the list and does not dock anybody when I am late.
    `,
    evidenceLevel: 2,
    stage: 'sustained',
    tagCodes: ['MOVE-RURAL', 'WORK-INTO', 'MOVE-COMM', 'WORK-GOOD'],
    costMin: 5_000_00,
    costMax: 34_000_00,
    asks: ['pilot_site'],
    licence: 'CC BY 4.0',
    openPlaces: 3,
    authorStyle: 'kind',
    authorLabel: 'a bus driver in West Wales',
  },
  {
    ...worker,
    by: 'dermot',
    contributorKind: 'carer',
    regionCodes: ['N09000006'],
    key: 'moped-on-a-note',
    postedDaysAgo: 33,
    title: 'A moped on a note from the foreman',
    summary: plain`
      Whoever is offered a job beyond the bus gets a moped, a helmet and two days of training for the first half year, at £9 a
      week. When it goes well they buy it; if not, the next one has it.
    `,
    how: 'Fourteen mopeds, a mechanic who was on the dole himself, and insurance bought in one piece. 31 people so far; 24 still had the job.',
    evidenceLevel: 1,
    stage: 'prototype',
    tagCodes: ['WORK-INTO', 'MOVE-RURAL', 'MONEY-LEND'],
    costMin: 12_000_00,
    costMax: 40_000_00,
    asks: ['funder', 'pilot_site'],
    licence: null,
    openPlaces: 2,
    authorStyle: 'kind',
    authorLabel: 'a farmer and carer in Fermanagh',
  },
  {
    ...common,
    by: 'sheila',
    contributorKind: 'carer',
    regionCodes: ['E06000051'],
    key: 'tablets-at-eleven',
    postedDaysAgo: 10,
    title: 'Somebody else’s eleven o’clock',
    summary: plain`
      I gave up my job for two tablets at eleven. There were four of us on the lane doing the same. Now each of us does
      everybody's eleven o'clock on one day, and has four days at work. The chemist checked us and gave us a card.
    `,
    how: 'Five families, one key each, a book in the kitchen. It took an evening, a pharmacist and a promise about gossip. Three of us earn again.',
    evidenceLevel: 1,
    stage: 'prototype',
    tagCodes: ['CARE-CARER', 'WORK-OLDER', 'ILL-MEDS', 'COM-VOL'],
    costMin: null,
    costMax: 3_000_00,
    asks: ['pilot_site', 'mentor', 'evidence_partner'],
    licence: 'Free to use',
    openPlaces: 8,
    authorStyle: 'name',
    authorLabel: 'Sheila Corfield, who looks after her husband',
  },
];
