import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { Done } from '../http/shapes.contract.ts';

export const eraseAccount = endpoint({
  method: 'post',
  path: '/me/erase',
  noun: 'session',
  who: 'signed_in',
  summary: 'Erase my account, for good. It ends all my sessions.',
  body: z.strictObject({ password: z.string().min(1).max(200) }),
  returns: Done,
  errors: ['wrong_credentials', 'last_administrator', 'too_many_requests', 'busy'],
});
