import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { ById, Done, Id, Instant, prose } from '../http/shapes.contract.ts';

/** Whether an item is hidden, why, and what its author last answered. */
export const Hiding = z
  .object({
    hidden: z
      .object({
        at: Instant,
        reason: z.string(),
        askedAgainAt: Instant.nullable(),
        answer: z.string().nullable(),
      })
      .nullable(),
    moves: z.array(z.enum(['hide', 'restore', 'ask_again'])),
  })
  .meta({ id: 'Hiding' });
export type Hiding = z.infer<typeof Hiding>;

const Because = z.strictObject({ reason: prose(1_000, 3) });

const of = (noun: 'need' | 'idea') => {
  const move = (path: 'hide' | 'restore' | 'ask-again', summary: string) =>
    endpoint({
      method: 'post',
      path: `/${noun}s/:id/${path}`,
      noun,
      who: 'verified',
      summary,
      params: ById,
      body: Because,
      returns: Done,
      errors: [`${noun}_not_found`, 'not_allowed', 'already_moved'],
      idempotent: true,
    });
  return {
    get: endpoint({
      method: 'get',
      path: `/${noun}s/:id/hidden`,
      noun,
      who: 'signed_in',
      summary: 'Whether it is hidden and why (whoever looks after it, administrators)',
      params: ById,
      returns: Hiding,
      errors: [`${noun}_not_found`, 'not_allowed'],
    }),
    hide: move(
      'hide',
      'Hide it from all but those who look after it; its author is told why (administrators)',
    ),
    restore: move('restore', 'Show it again as it stood before; its author is told (administrators)'),
    askAgain: move(
      'ask-again',
      'Answer the reason and ask for it to be shown again (whoever looks after it)',
    ),
  };
};

export const hiding = { need: of('need'), idea: of('idea') };

export const listHidden = endpoint({
  method: 'get',
  path: '/administration/hidden',
  noun: 'need',
  who: 'verified',
  summary: 'What is hidden, that whose author asks again first; at most 200 (administrators)',
  returns: z.object({
    items: z.array(
      z.object({
        id: Id,
        noun: z.enum(['need', 'idea']),
        title: z.string(),
        hiddenAt: Instant,
        askedAgainAt: Instant.nullable(),
      }),
    ),
  }),
  errors: ['not_allowed'],
});
