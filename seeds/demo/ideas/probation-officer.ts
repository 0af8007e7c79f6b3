import { plain } from '../plain.ts';
import type { DemoIdea } from './idea.ts';

/** Imran, a probation officer in Stoke-on-Trent. */
export const probationIdeas: DemoIdea[] = [
  {
    key: 'meet-at-the-gate',
    by: 'imran',
    organisation: null,
    postedDaysAgo: 50,
    status: 'published',
    title: 'Meet them at the gate',
    summary: plain`
      Somebody who has been inside and stayed out for three years meets people at the prison gate on the day
      of release and stays until they have a roof, a telephone and a meal. The first eight hours decide
      more than the next eight weeks.
    `,
    how: plain`
      Visits begin three weeks before release, so that it is not a stranger at the gate. The mentor has a car,
      a £60 float and a list of landlords who say yes. Mentors are employed, not thanked. Of 57 people met
      at the gate last year, 16 were convicted again within the year: 28%, where the usual figure is near 60%.
    `,
    evidenceLevel: 2,
    stage: 'sustained',
    contributorKind: 'frontline_worker',
    regionCodes: ['E06000021'],
    reach: 'nearby',
    tagCodes: ['CRIME-REOFF', 'CRIME-PRIS', 'HLESS'],
    costMin: 35_000_00,
    costMax: 90_000_00,
    asks: ['funder', 'evidence_partner'],
    licence: 'CC BY 4.0',
    openPlaces: 2,
    authorStyle: 'kind',
    authorLabel: 'a probation officer in Staffordshire',
  },
  {
    key: 'card-before-the-key',
    by: 'imran',
    organisation: null,
    postedDaysAgo: 38,
    status: 'published',
    title: 'Proof of who you are, before you get out',
    summary: plain`
      Six weeks before release a clerk helps people in prison to get a birth certificate, a bank account and a
      doctor. They walk out with a card in their pocket, and can rent, work and be paid from the first day.
    `,
    how: plain`
      One clerk for 200 releases a year, one bank that agreed to open accounts from inside, and £34 a person for
      certificates. Before, it took eleven weeks on average to get to the first wage or benefit; now two.
    `,
    evidenceLevel: 3,
    stage: 'sustained',
    contributorKind: 'frontline_worker',
    regionCodes: ['E06000021', 'E07000197'],
    reach: 'anywhere',
    tagCodes: ['CRIME-PRIS', 'CRIME-REOFF', 'MONEY-SKILL', 'WORK-INTO'],
    costMin: 28_000_00,
    costMax: 45_000_00,
    asks: ['pilot_site'],
    licence: 'Open Government Licence v3.0',
    openPlaces: 4,
    authorStyle: 'kind',
    authorLabel: 'a probation officer',
  },
  {
    key: 'employers-breakfast',
    by: 'imran',
    organisation: null,
    postedDaysAgo: 68,
    status: 'paused',
    endedDaysAgo: 23,
    title: 'Bacon rolls with three employers',
    summary: plain`
      Once a month three employers have breakfast with twelve people who have a record and want work. No forms and
      no speeches. They hire who they like the look of, and the officer stays on the line for both.
    `,
    how: 'A café, a long table, two hours. In a year 144 people came, 51 were hired and 33 were still there after six months.',
    evidenceLevel: 2,
    stage: 'sustained',
    contributorKind: 'frontline_worker',
    regionCodes: ['E06000021'],
    reach: 'nearby',
    tagCodes: ['WORK-INTO', 'CRIME-REOFF'],
    costMin: 1_000_00,
    costMax: 4_000_00,
    asks: ['pilot_site', 'mentor'],
    licence: 'Free to use',
    openPlaces: 1,
    authorStyle: 'name',
    authorLabel: 'Imran Sheikh-Dale',
  },
  {
    key: 'side-door',
    by: 'imran',
    organisation: null,
    postedDaysAgo: 36,
    status: 'published',
    title: 'The side door: five minutes alone, made normal',
    summary: plain`
      Hairdressers, dental nurses, school offices and probation receptions learn to give every woman five minutes
      alone as a matter of routine, and one sentence to say in them. Whoever wants to tell about abuse at home
      has a safe moment, a telephone that is not hers, and a person to walk her to help.
    `,
    how: plain`
      Half a day's training by survivors. Because everyone gets the five minutes, nobody is marked out and no
      partner is told why. We tried it at four receptions and two salons: 38 women spoke in a year, 30 of them
      for the first time. The hardest part is the rota of people who answer the telephone.
    `,
    evidenceLevel: 1,
    stage: 'prototype',
    contributorKind: 'frontline_worker',
    regionCodes: ['E06000021'],
    reach: 'nearby',
    tagCodes: ['SAFE-DOM', 'STAFF-TRAIN', 'CARE-SAFE'],
    costMin: 5_000_00,
    costMax: 18_000_00,
    asks: ['pilot_site', 'funder'],
    licence: 'Free to use with the training',
    openPlaces: 2,
    authorStyle: 'kind',
    authorLabel: 'a public servant in Staffordshire',
  },
];
