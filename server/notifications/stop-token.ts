import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Id } from '../http/shapes.contract.ts';
import { MailTopic } from './settings.contract.ts';

/** What one link in a mail stops, and for whom. */
const Stop = z.union([
  z.tuple([Id, z.literal([...MailTopic.options, 'digest'])]),
  z.tuple([Id, z.literal('alert'), Id]),
]);
export type Stop = z.infer<typeof Stop>;

const signatureOf = (said: string, key: string): string =>
  createHmac('sha256', key).update(said).digest('base64url').slice(0, 32);

/** A link's token: what it stops, signed. It never runs out, since mail is kept for years. */
export const stopTokenOf = (stop: Stop, key: string): string => {
  const said = Buffer.from(stop.join(' ')).toString('base64url');
  return `${said}.${signatureOf(said, key)}`;
};

/** What a token stops; undefined where we did not sign it. */
export const readStopToken = (token: string, key: string): Stop | undefined => {
  const [said = '', signature = ''] = token.split('.');
  const [given, ours] = [Buffer.from(signature), Buffer.from(signatureOf(said, key))];
  if (given.length !== ours.length || !timingSafeEqual(given, ours)) return undefined;
  const read = Stop.safeParse(Buffer.from(said, 'base64url').toString().split(' '));
  return read.success ? read.data : undefined;
};
