import { z } from 'zod';
import { CardField } from '../accounts/accounts.contract.ts';
import { endpoint } from '../http/endpoint.contract.ts';
import { ById, Id, Instant, prose, Version } from '../http/shapes.contract.ts';
import { Introduction, Side } from './introductions.contract.ts';

/** What a side agreed to, word for word, and whether it has taken that back. No contact details are in it. */
export const Receipt = z
  .object({
    side: Side,
    agreedAt: Instant,
    fields: z.array(CardField),
    /** To whom, as they are called in public; null where they are not named. */
    to: z.string().nullable(),
    toBrokersOnly: z.boolean(),
    agency: z.string(),
    need: z.object({ title: z.string(), version: Version }),
    idea: z.object({ title: z.string(), version: Version }),
    wording: z.object({ id: Id, text: z.string() }),
    interest: z.string().nullable(),
    withdrawnAt: Instant.nullable(),
  })
  .meta({ id: 'Receipt' });
export type Receipt = z.infer<typeof Receipt>;

export const listReceipts = endpoint({
  method: 'get',
  path: '/introductions/:id/receipts',
  noun: 'introduction',
  who: 'signed_in',
  summary: 'What was agreed to: a side reads its own receipt, a broker both',
  params: ById,
  returns: z.object({ items: z.array(Receipt) }),
  errors: ['introduction_not_found'],
});

export const rateIntroduction = endpoint({
  method: 'post',
  path: '/introductions/:id/satisfaction',
  noun: 'introduction',
  who: 'verified',
  summary:
    'Say how a closed introduction was for my side; it can be changed for 30 days. For the agency alone.',
  params: ById,
  body: z.strictObject({ score: z.int().min(1).max(5), sentence: prose(500).default('') }),
  returns: Introduction,
  errors: ['introduction_not_found', 'not_allowed', 'already_moved'],
  idempotent: true,
});

/** Another agency's draft or open introduction of a pair: whose, since when, and nothing more. */
const Elsewhere = z.object({ agency: z.string(), since: Instant });

export const listElsewhere = endpoint({
  method: 'get',
  path: '/introductions-elsewhere',
  noun: 'introduction',
  who: 'verified',
  summary: 'Which other agencies have drafted or opened an introduction of a pair that my agency covers',
  query: z.strictObject({ need: Id, idea: Id }),
  returns: z.object({ items: z.array(Elsewhere) }),
  errors: ['not_allowed', 'match_not_found'],
});
