import { plain } from '../plain.ts';
import type { DemoIdea } from './idea.ts';

const common = { organisation: null, status: 'published', reach: 'anywhere' } satisfies Partial<DemoIdea>;
const worker = { ...common, contributorKind: 'frontline_worker' } satisfies Partial<DemoIdea>;

/** Against fire on the hill and in the hall, a ward too hot and a kitchen too dark. */
export const fireFuelAndHeatIdeas: DemoIdea[] = [
  {
    ...worker,
    by: 'dermot',
    contributorKind: 'carer',
    regionCodes: ['N09000006'],
    key: 'burn-it-in-february',
    postedDaysAgo: 99,
    title: 'Burn it in February, with the boys and the brigade',
    summary: plain`
      The boys who light the hill in April are asked to help burn strips of it in February, when it is wet: properly, with
      flappers, a plan, a crew beside them and a fry afterwards. In April there is less to burn, and a dozen people who know
      how far it ran last time.
    `,
    how: plain`
      Two farmers, six boys and a fire officer the first year; now there are nineteen. Fires on our hill went from 31 to 9. Two
      of the first six are in the brigade. The insurance took longer than the burning.
    `,
    evidenceLevel: 2,
    stage: 'sustained',
    tagCodes: ['EMER-FIRE', 'YOUTH-WORK', 'ENV-LAND', 'COM-FARM'],
    costMin: 2_000_00,
    costMax: 12_000_00,
    asks: ['pilot_site', 'evidence_partner'],
    licence: 'Free to use',
    openPlaces: 3,
    authorStyle: 'kind',
    authorLabel: 'a hill farmer in Fermanagh',
  },
  {
    ...worker,
    by: 'jo',
    regionCodes: ['E06000052'],
    key: 'spring-shift',
    postedDaysAgo: 75,
    title: 'The spring shift: paid to watch what you used to light',
    summary: plain`
      For six dry weeks young people of sixteen and over are paid to walk the hill in pairs with a radio, a map and a water
      pack. They report smoke, talk to whoever has the lighter, and are known by name at the station.
    `,
    how: 'Eight walkers, £11 an hour, evenings and weekends. Crews were on the hill within nine minutes where it had been thirty.',
    evidenceLevel: 1,
    stage: 'prototype',
    tagCodes: ['EMER-FIRE', 'CRIME-ASB', 'YOUTH-WORK', 'WORK-INTO'],
    costMin: 9_000_00,
    costMax: 26_000_00,
    asks: ['pilot_site', 'funder'],
    licence: 'CC BY 4.0',
    openPlaces: 2,
    authorStyle: 'kind',
    authorLabel: 'a paramedic in Cornwall',
  },
  {
    ...worker,
    by: 'marlon',
    regionCodes: ['E08000031'],
    key: 'cool-room-rota',
    postedDaysAgo: 83,
    title: 'One cool room, and everybody in it by two',
    summary: plain`
      A building cannot be cooled by June, but a room can. In our home the north lounge gets foil on the glass, two portable
      coolers and all the armchairs. Everyone is there from two to seven; drinks go round on the half hour, with a tick
      for each.
    `,
    how: plain`
      £1,900 in the first summer. The highest reading in the room was 25 when the bedrooms stood at 31. No drips and no falls
      in that hot week; four falls in the one before. It would do for a ward with a day room.
    `,
    evidenceLevel: 1,
    stage: 'sustained',
    tagCodes: ['CLIM-HEAT', 'AGE-CHOME', 'NHS-SAFE', 'AGE-FRAIL'],
    costMin: 1_500_00,
    costMax: 8_000_00,
    asks: ['pilot_site', 'evidence_partner'],
    licence: 'CC BY 4.0',
    openPlaces: 10,
    authorStyle: 'name',
    authorLabel: 'Marlon Achebe-Grant, activities lead',
  },
  {
    ...worker,
    by: 'blessing',
    regionCodes: ['E09000023'],
    key: 'whitewash-and-night-air',
    postedDaysAgo: 50,
    title: 'Whitewash, wet sheets and the night air',
    summary: plain`
      What my aunt did in Lagos, done on a ward: white paint on the outside of the glass in May, windows opened wide from
      midnight to six by somebody who stays beside them, everything shut by seven, and metal beds away from the sun.
    `,
    how: plain`
      Estates measured it on two bays for a fortnight: five degrees between ours and the next. The paint washes off in
      September. The hard part was permission for the windows; a paid window sitter at night was the answer.
    `,
    evidenceLevel: 2,
    stage: 'prototype',
    tagCodes: ['CLIM-HEAT', 'CLIM-BUILD', 'STAFF-IDEAS', 'NHS-SAFE'],
    costMin: 3_000_00,
    costMax: 22_000_00,
    asks: ['pilot_site', 'evidence_partner', 'funder'],
    licence: 'Free for the health service',
    openPlaces: 3,
    authorStyle: 'pseudonym',
    authorLabel: 'Window Sitter',
  },
  {
    ...common,
    by: 'owen',
    organisation: 'warm-door',
    contributorKind: 'organisation',
    regionCodes: ['E08000027'],
    reach: 'nearby',
    key: 'thursday-text',
    postedDaysAgo: 22,
    title: 'The Thursday text, and ten pounds on the meter',
    summary: plain`
      Families who say so are texted on a Wednesday: how much is on the meter? Below £5 and a baby, a fridge for medicine or
      somebody ill in the house, and we send a code for £10 the same evening. The next day a person rings about the bill.
    `,
    how: plain`
      140 families for one winter; £23 each on average. 90 of them changed to a tariff they had a right to. We need somebody to
      ask the supplier whether the text could come from the meter itself.
    `,
    evidenceLevel: 1,
    stage: 'prototype',
    tagCodes: ['HOUS-FUEL', 'MONEY-CRISIS', 'MONEY-BILLS'],
    costMin: 4_000_00,
    costMax: 19_000_00,
    asks: ['funder', 'evidence_partner'],
    licence: 'CC BY 4.0',
    openPlaces: 2,
    authorStyle: 'name',
    authorLabel: 'The Warm Door',
  },
  {
    ...worker,
    by: 'shona',
    regionCodes: ['S12000049'],
    reach: 'anywhere',
    key: 'standing-ten-pounds',
    postedDaysAgo: 28,
    title: 'A landlord’s tenner: credit that comes by itself',
    summary: plain`
      Our housing association reads the smart meters of tenants who asked it to. When one falls below £2 between October and
      March, £10 goes on by itself, up to four times, and is paid back at £1 a week without interest. Nobody has to ring
      and say that there is no money.
    `,
    how: '310 tenants in the second winter. 92p in the pound came back. Nights without power fell from 4.1 a month to 0.3.',
    evidenceLevel: 3,
    stage: 'sustained',
    tagCodes: ['HOUS-FUEL', 'MONEY-LEND', 'MONEY-CRISIS', 'HOUS-TEN'],
    costMin: 6_000_00,
    costMax: 30_000_00,
    asks: ['pilot_site'],
    licence: 'Free for public bodies',
    openPlaces: 4,
    authorStyle: 'name',
    authorLabel: 'Shona MacAskill-Reid',
  },
  {
    ...common,
    by: 'sheila',
    contributorKind: 'carer',
    regionCodes: ['E06000051'],
    reach: 'nearby',
    key: 'one-box-a-week',
    postedDaysAgo: 51,
    title: 'One box a week, and she decides',
    summary: plain`
      My sister's house was cleared by the council once, and she never forgave it. So the second time I came every Thursday with
      one empty box. She chose what went into it. It took fourteen months to reach the window and I would not have it
      otherwise.
    `,
    how: plain`
      Six of us do it now for eleven people, two hours a week each. First the path to the door, then the cooker, then wherever
      she says. A fire officer fits the alarms in week three. Nobody has been evicted and nobody has filled it up again.
    `,
    evidenceLevel: 1,
    stage: 'sustained',
    tagCodes: ['CARE-SAFE', 'EMER-FIRE', 'AGE-HOME', 'COM-VOL'],
    costMin: 1_000_00,
    costMax: 8_000_00,
    asks: ['pilot_site', 'mentor'],
    licence: 'Free to use',
    openPlaces: 2,
    authorStyle: 'name',
    authorLabel: 'Sheila Corfield, who looks after her husband',
  },
  {
    ...worker,
    by: 'jo',
    regionCodes: ['E06000052'],
    key: 'stretcher-test',
    postedDaysAgo: 45,
    title: 'The stretcher test',
    summary: plain`
      We do not ask people to clear a house. We ask whether a stretcher would reach the bed, and bring one to try. It is a
      question about us and not about them. Most people move the first three piles while we are there.
    `,
    how: plain`
      A paramedic and a housing worker, one hour, a tape measure and a smoke alarm. Again after six weeks. In 26 homes that had
      been closed to everybody for a year, 22 let us in a second time.
    `,
    evidenceLevel: 2,
    stage: 'prototype',
    tagCodes: ['CARE-SAFE', 'EMER-FIRE', 'NHS-AMB', 'HOUS-EVICT'],
    costMin: 3_000_00,
    costMax: 18_000_00,
    asks: ['pilot_site', 'evidence_partner'],
    licence: 'CC BY 4.0',
    openPlaces: 5,
    authorStyle: 'kind',
    authorLabel: 'a paramedic in Cornwall',
  },
];
