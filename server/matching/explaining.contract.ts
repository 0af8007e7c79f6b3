import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { Id, Instant } from '../http/shapes.contract.ts';
import { Gate, JudgementStatus, Reasons } from './matching.contract.ts';

/** How high one side of a pair stands among everything that fits the other. */
const Rank = z
  .object({
    place: z
      .int()
      .nullable()
      .describe('By score, from 1; null when it is further down than is counted, or scores 0'),
    counted: z.int().describe('How far down is counted'),
    listed: z
      .boolean()
      .describe(
        'Whether its list holds it: of ideas that fit a need about as well, those shown to fewer needs come in',
      ),
  })
  .meta({ id: 'Rank' });

export const explainPair = endpoint({
  method: 'get',
  path: '/matches/explain',
  noun: 'match',
  who: 'anyone',
  summary: 'The score of any pair and its arithmetic, and the gates it fails',
  query: z.strictObject({ need: Id, idea: Id }),
  returns: z.object({
    score: z.number(),
    scorerVersion: z.string(),
    gates: z.array(Gate),
    untold: z
      .boolean()
      .describe('The author is not named: whether both come from one person or organisation is not said'),
    reasons: Reasons,
    /** For brokers: all else that decides whether the pair comes up in their queue. */
    standing: z
      .object({
        forNeed: Rank,
        forIdea: Rank,
        listed: z.int().describe('How long the lists are'),
        suggestedFrom: z.number().describe('From which score on a listed pair is suggested'),
        covers: z.enum(['need', 'idea', 'both']).nullable().describe('By what it lies in the agency’s patch'),
        match: z
          .object({ id: Id, status: JudgementStatus, snoozedUntil: Instant.nullable() })
          .nullable()
          .describe('The pair in the agency’s queue'),
      })
      .nullable(),
  }),
  errors: ['need_not_found', 'idea_not_found'],
});
