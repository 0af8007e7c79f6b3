import { plain } from '../plain.ts';
import type { DemoIdea } from './idea.ts';

/** Bethan, a community nurse in Powys. */
export const nurseIdeas: DemoIdea[] = [
  {
    key: 'kettle-class',
    by: 'bethan',
    organisation: null,
    postedDaysAgo: 163,
    status: 'published',
    title: 'The kettle class: strength and balance in your own kitchen',
    summary: plain`
      People over 75 who have fallen at home learn six strength and balance exercises that they do at the
      kitchen worktop while the kettle boils, three times a day. A nurse or a trained neighbour visits
      five times in fourteen weeks; nobody has to travel to a clinic or own a mat.
    `,
    how: plain`
      The exercises are the ones physiotherapists already use against falls; what is new is the place and the
      habit. A card on the kettle shows them. At the first visit we time how long it takes to stand up
      from a chair five times, and again at the end, so that people can see their legs get stronger.

      A physiotherapist trains the visitors for a day and is on the telephone afterwards. One visitor
      can look after twelve people.
    `,
    evidenceLevel: 2,
    stage: 'sustained',
    contributorKind: 'frontline_worker',
    regionCodes: ['W06000023'],
    reach: 'nearby',
    tagCodes: ['AGE-FALL', 'AGE-HOME', 'SPORT-GENTLE', 'NHS-COMM'],
    costMin: 9_000_00,
    costMax: 22_000_00,
    asks: ['pilot_site', 'evidence_partner'],
    licence: 'CC BY 4.0: use it, change it, say where it came from',
    openPlaces: 3,
    authorStyle: 'kind',
    authorLabel: 'a community nurse in Powys',
  },
  {
    key: 'rug-round',
    by: 'bethan',
    organisation: null,
    postedDaysAgo: 41,
    status: 'published',
    title: 'The rug round: one visit, two uniforms',
    summary: plain`
      A nurse and a firefighter walk through an older person's home together once. Forty minutes: smoke
      alarm, loose rugs, the light on the stairs, the height of the bed and the grab rail that was never
      fitted. Small things are put right on the spot from a box in the van.
    `,
    how: plain`
      The fire service is already welcome in homes where the nurse is not, and the other way round. We share
      one list of addresses, with consent, and one box: bulbs, rug tape, a hammer, rails, a key safe. Anything
      bigger goes to the housing adaptations team the same day, with a photograph.
    `,
    evidenceLevel: 1,
    stage: 'prototype',
    contributorKind: 'frontline_worker',
    regionCodes: ['W06000023', 'W06000008'],
    reach: 'anywhere',
    tagCodes: ['AGE-FALL', 'AGE-HOME', 'DIS-EQUIP', 'EMER-FIRE'],
    costMin: 3_000_00,
    costMax: 8_000_00,
    asks: ['pilot_site', 'mentor'],
    licence: 'Free to use; tell us how it went',
    openPlaces: 5,
    authorStyle: 'kind',
    authorLabel: 'a community nurse in Mid Wales',
  },
  {
    key: 'first-night-home',
    by: 'bethan',
    organisation: null,
    postedDaysAgo: 37,
    status: 'published',
    title: 'The first night home',
    summary: plain`
      Somebody is in the house when an older person comes home from hospital: heating on, milk in the fridge,
      tablets laid out and explained, bed made downstairs. The same person rings that night, and visits on
      the second and the third day.
    `,
    how: plain`
      Twelve volunteers, each with a link nurse, on a rota that follows the discharge list. The visitor has
      a one-page list and a number that a nurse answers until ten at night. In our winter trial 64 people
      came home this way; five were back in hospital within a week, where we had expected ten.
    `,
    evidenceLevel: 2,
    stage: 'prototype',
    contributorKind: 'frontline_worker',
    regionCodes: ['W06000023'],
    reach: 'nearby',
    tagCodes: ['NHS-DISCH', 'AGE', 'COM-VOL', 'ILL-MEDS'],
    costMin: 14_000_00,
    costMax: 38_000_00,
    asks: ['funder', 'evidence_partner'],
    licence: 'CC BY 4.0',
    openPlaces: 2,
    authorStyle: 'name',
    authorLabel: 'Bethan Rowlands, community nurse',
  },
  {
    key: 'mart-clinic',
    by: 'bethan',
    organisation: null,
    postedDaysAgo: 36,
    status: 'published',
    title: 'The clinic at the livestock market',
    summary: plain`
      A nurse sits in the market café on sale days with a blood pressure cuff and a pot of tea. Farmers who
      never see a doctor sit down because the chair is there. The talk starts with the price of lambs and
      gets, in its own time, to sleep, drink and being alone.
    `,
    how: plain`
      Two sale days a month, no appointments, no forms. A farming charity's volunteer sits at the next table
      and goes out to the farm afterwards if the man says yes. Last spring 118 farmers sat down, 31 were
      sent to a doctor, and 19 now have a visitor. The auctioneer announces us, which is worth any poster.
    `,
    evidenceLevel: 2,
    stage: 'sustained',
    contributorKind: 'frontline_worker',
    regionCodes: ['W06000023'],
    reach: 'nearby',
    tagCodes: ['COM-LONE', 'COM-FARM', 'MIND-MEN', 'ILL-CHECK'],
    costMin: 6_000_00,
    costMax: 15_000_00,
    asks: ['pilot_site'],
    licence: 'CC BY 4.0',
    openPlaces: 2,
    authorStyle: 'kind',
    authorLabel: 'a nurse who grew up on a farm',
  },
  {
    key: 'who-helps-at-home',
    by: 'bethan',
    organisation: null,
    postedDaysAgo: 41,
    status: 'published',
    title: 'One more question: who helps you at home?',
    summary: plain`
      Nurses who visit a sick parent ask one more question, "who helps you at home, and how old are they?",
      and have somebody to ring when the answer is eleven. Young carers are found at the kitchen table
      years before a school would notice.
    `,
    how: plain`
      The question sits in the visit record, so it is asked each time and not when we remember. A single
      number reaches a young carers' worker who rings the family, not the other way round. We wrote the
      words with four young carers: never "carer" at first, always "help".
    `,
    evidenceLevel: 1,
    stage: 'prototype',
    contributorKind: 'frontline_worker',
    regionCodes: ['W06000023'],
    reach: 'anywhere',
    tagCodes: ['CARE-CARER-YOUNG', 'NHS-COMM'],
    costMin: 1_000_00,
    costMax: 6_000_00,
    asks: ['pilot_site', 'evidence_partner'],
    licence: 'Free to use',
    openPlaces: 6,
    authorStyle: 'kind',
    authorLabel: 'a community nurse in Powys',
  },
  {
    key: 'pill-shelf',
    by: 'bethan',
    organisation: null,
    postedDaysAgo: 4,
    status: 'draft',
    title: 'Clear the pill shelf after a fall',
    summary: plain`
      After a fall a pharmacist looks at everything on the pill shelf over a video call while the nurse holds
      up the boxes. Night tablets and double doses are a common reason for falling that nobody looks for.
    `,
    how: 'Twenty minutes per person; changes agreed with the surgery on the same day. Not tried yet.',
    evidenceLevel: 0,
    stage: 'proposal',
    contributorKind: 'frontline_worker',
    regionCodes: ['W06000023'],
    reach: 'anywhere',
    tagCodes: ['AGE-FALL', 'ILL-MEDS'],
    costMin: null,
    costMax: 5_000_00,
    asks: ['mentor', 'pilot_site'],
    licence: 'Free to use',
    openPlaces: 1,
    authorStyle: 'kind',
    authorLabel: 'a community nurse in Powys',
  },
];
