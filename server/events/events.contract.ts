import { z } from 'zod';
import { endpoint, nouns } from '../http/endpoint.contract.ts';
import { Id, Instant } from '../http/shapes.contract.ts';

/** Everything that can happen. Past tense, noun first; the audit log and the outbox speak these words. */
export const eventTypes = [
  'person.signed_up',
  'person.signed_in',
  'person.signed_out',
  'person.email_verified',
  'person.appointed',
  'person.password_changed',
  'person.card_changed',
  'person.grant_given',
  'person.grant_revoked',
  'organisation.registered',
  'organisation.verified',
  'organisation.invited',
  'organisation.joined',
  'organisation.left',
  'organisation.patch_changed',
  'need.drafted',
  'need.published',
  'need.edited',
  'need.paused',
  'need.closed',
  'need.expired',
  'idea.drafted',
  'idea.published',
  'idea.edited',
  'idea.paused',
  'idea.closed',
  'idea.expired',
  'idea.places_changed',
  'tag.imported',
  'tag.tagger_learned',
  'tag.tagger_switched',
  'match.suggested',
  'match.paired',
  'match.shortlisted',
  'match.dismissed',
  'match.restored',
  'match.snoozed',
  'match.assigned',
  'match.introduced',
  'match.refused',
  'match.rescored',
  'match.order_learned',
  'match.order_switched',
  'match.gap_opened',
  'match.gap_closed',
  'introduction.drafted',
  'introduction.proposed',
  'introduction.accepted',
  'introduction.declined',
  'introduction.connected',
  'introduction.withdrawn',
  'introduction.expired',
  'introduction.closed',
  'introduction.reminded',
  'introduction.card_read',
  'introduction.noted',
  'message.sent',
  'message.edited',
  'message.withdrawn',
  'message.read',
  'notification.made',
  'notification.read',
] as const;
export type EventType = (typeof eventTypes)[number];

/** Says what changed, never the content. */
export const Change = z
  .object({ seq: z.int(), type: z.enum(eventTypes), noun: z.enum(nouns), id: Id, at: Instant })
  .meta({ id: 'Change' });
export type Change = z.infer<typeof Change>;

export const listEvents = endpoint({
  method: 'get',
  path: '/events',
  noun: 'event',
  who: 'signed_in',
  summary: 'What changed after a sequence number, of that which the asker may know; for catching up',
  query: z.strictObject({
    after: z.coerce.number().int().min(0),
    limit: z.coerce.number().int().min(1).max(1000).default(500),
  }),
  returns: z.object({ items: z.array(Change), last: z.int(), more: z.boolean() }),
});
