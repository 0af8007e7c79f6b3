import type { z } from 'zod';
import { IdeaBody } from '#server/ideas/ideas.contract.ts';
import { NeedBody } from '#server/needs/needs.contract.ts';

export const POWYS = 'W06000023';
export const CEREDIGION = 'W06000008';
export const WALES = 'W92000004';
export const BIRMINGHAM = 'E08000025';
export const WEST_MIDLANDS = 'E12000005';

/** A need that may be published as it stands. */
export const aNeed = (said: Partial<z.input<typeof NeedBody>> = {}) => ({
  noun: 'need' as const,
  body: NeedBody.parse({
    title: 'Falls among people over 75 at home',
    problem:
      'Older people fall at home, lie there for hours and end up in hospital, and nobody checks their strength.',
    whoFor: 'People over 75 who live alone',
    evidence: 'Ambulance calls for falls rose by a fifth in two years.',
    outcome: 'Fewer falls that need an ambulance',
    regionCodes: [POWYS],
    resources: ['site', 'money'],
    ...said,
  }),
});

/** An idea that may be published as it stands, and fits `aNeed`. */
export const anIdea = (said: Partial<z.input<typeof IdeaBody>> = {}) => ({
  noun: 'idea' as const,
  body: IdeaBody.parse({
    title: 'Strength and balance class at the bus stop',
    summary:
      'A physiotherapist leads a short strength and balance class for older people, so that fewer fall at home.',
    how: 'Fourteen weeks, twice a week, beside the stop where people wait for the bus anyway.',
    evidenceLevel: 2,
    stage: 'prototype',
    contributorKind: 'frontline_worker',
    regionCodes: [CEREDIGION],
    reach: 'nearby',
    asks: ['pilot_site'],
    authorStyle: 'kind',
    authorLabel: 'A community nurse in Wales',
    ...said,
  }),
});

export type Thing = ReturnType<typeof aNeed> | ReturnType<typeof anIdea>;
