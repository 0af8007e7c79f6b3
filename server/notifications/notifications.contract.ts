import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { Cursor, Done, Id, Instant, Limit, pageOf } from '../http/shapes.contract.ts';

export const NotificationKind = z
  .enum([
    'introduction_proposed',
    'introduction_accepted',
    'introduction_declined',
    'introduction_connected',
    'introduction_withdrawn',
    'introduction_expired',
    'introduction_closed',
    'introduction_reminder',
    'introduction_receipt',
    'introduction_withdrawal_receipt',
    'introduction_handed_over',
    'introduction_requested',
    'introduction_broker_changed',
    'message_sent',
    'organisation_verified',
    'verification_withdrawn',
    'match_suggested',
    'claim_requested',
    'claim_accepted',
    'claim_refused',
    'item_hidden',
    'item_restored',
    'item_asked_again',
    'alert_found',
    'alert_asleep',
  ])
  .meta({ id: 'NotificationKind' });
export type NotificationKind = z.infer<typeof NotificationKind>;

/** What the centre and digests show together, in this order. */
export const NotificationGroup = z
  .enum(['requests', 'introductions', 'messages', 'alerts', 'news'])
  .meta({ id: 'NotificationGroup' });
export type NotificationGroup = z.infer<typeof NotificationGroup>;

export const Notification = z
  .object({
    id: Id,
    kind: NotificationKind,
    noun: z.string(),
    nounId: Id,
    /** Title of what it is about, as the reader may see it. */
    about: z.string(),
    at: Instant,
    readAt: Instant.nullable(),
  })
  .meta({ id: 'Notification' });
export type Notification = z.infer<typeof Notification>;

export const listNotifications = endpoint({
  method: 'get',
  path: '/notifications',
  noun: 'notification',
  who: 'signed_in',
  summary: 'What happened that concerns me, newest first',
  query: z.strictObject({
    unread: z.stringbool().optional(),
    group: NotificationGroup.optional(),
    cursor: Cursor,
    limit: Limit,
  }),
  returns: pageOf(Notification).extend({ unread: z.int() }),
  errors: ['invalid_cursor'],
});

export const readNotifications = endpoint({
  method: 'post',
  path: '/notifications/read',
  noun: 'notification',
  who: 'signed_in',
  summary: 'Mark notifications as read; without ids, all of them',
  body: z.strictObject({ ids: z.array(Id).max(500).optional() }),
  returns: Done,
});
