import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { Cursor, Id, Instant, Limit, many, pageOf, RegionCode } from '../http/shapes.contract.ts';
import { IdeaSummary } from '../ideas/ideas.contract.ts';
import { NeedSummary } from '../needs/needs.contract.ts';
import { MOST_COUNTED } from './matching.contract.ts';

const query = z.strictObject({
  tag: many(Id).describe('Only what carries this tag or one under it; each of several'),
  region: RegionCode.optional().describe('Only what names this place or one within it'),
  cursor: Cursor,
  limit: Limit,
});

const Gap = z.object({
  since: Instant,
  nearest: z
    .object({ id: Id, title: z.string(), score: z.number() })
    .nullable()
    .describe('The best there is, too weak to be suggested; null when nothing scores at all'),
});

export const listNeedGaps = endpoint({
  method: 'get',
  path: '/gaps/needs',
  noun: 'match',
  who: 'verified',
  summary: 'For brokers: open needs that no idea fits well enough to be suggested, the newest gap first',
  query,
  returns: pageOf(Gap.extend({ id: Id, need: NeedSummary })),
  errors: ['not_allowed', 'invalid_cursor', 'unknown_region'],
});

export const listIdeaGaps = endpoint({
  method: 'get',
  path: '/gaps/ideas',
  noun: 'match',
  who: 'verified',
  summary: 'For brokers: open ideas that fit no need well enough to be suggested, the newest gap first',
  query,
  returns: pageOf(Gap.extend({ id: Id, idea: IdeaSummary })),
  errors: ['not_allowed', 'invalid_cursor', 'unknown_region'],
});

const Counts = { needs: z.int(), ideas: z.int() };
const upTo = z.int().describe(`${MOST_COUNTED + 1} for more than ${MOST_COUNTED}`);

export const countGaps = endpoint({
  method: 'get',
  path: '/gaps/counts',
  noun: 'match',
  who: 'anyone',
  summary: 'How many open needs have no fitting idea, and how many ideas no need',
  returns: z.object({ needs: upTo, ideas: upTo }),
});

export const surveyGaps = endpoint({
  method: 'get',
  path: '/gaps/survey',
  noun: 'match',
  who: 'verified',
  summary: 'For brokers: where the gaps are, by theme and by region or nation, most of them first',
  returns: z.object({
    themes: z.array(z.object({ id: Id, label: z.string(), ...Counts })),
    places: z.array(z.object({ code: RegionCode, name: z.string(), ...Counts })),
  }),
  errors: ['not_allowed'],
});
