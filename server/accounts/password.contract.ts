import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { Done } from '../http/shapes.contract.ts';
import { Email, Password } from './accounts.contract.ts';

export const forgotPassword = endpoint({
  method: 'post',
  path: '/password/forgot',
  noun: 'person',
  who: 'anyone',
  summary:
    'Ask for a link to choose a new password. The answer is the same whether or not there is an account.',
  body: z.strictObject({ email: Email }),
  returns: Done,
  errors: ['too_many_requests'],
});

export const resetPassword = endpoint({
  method: 'post',
  path: '/password/reset',
  noun: 'session',
  who: 'anyone',
  summary: 'Choose a new password with the token from the mail. It ends all sessions of the person.',
  body: z.strictObject({ token: z.string().min(20).max(200), password: Password }),
  returns: Done,
  errors: ['token_invalid', 'busy'],
});

export const changePassword = endpoint({
  method: 'put',
  path: '/me/password',
  noun: 'person',
  who: 'signed_in',
  summary: 'Change my password. My other sessions end; this one stays.',
  body: z.strictObject({ current: z.string().min(1).max(200), password: Password }),
  returns: Done,
  errors: ['wrong_credentials', 'too_many_requests', 'busy'],
});
