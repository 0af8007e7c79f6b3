import type { NotificationGroup, NotificationKind } from './notifications.contract.ts';
import type { MailFrequency, MailTopic } from './settings.contract.ts';

/**
 * How a kind of notice is mailed. `always`: an introduction is not lawful without it, so it can be neither stopped nor
 * put off. `told`: its feature has mailed it already. `alert`: as often as the alert says.
 */
type Way = MailTopic | 'always' | 'told' | 'alert';

const ways: Readonly<Record<NotificationKind, Way>> = {
  introduction_proposed: 'requests',
  introduction_reminder: 'requests',
  introduction_closed: 'requests',
  introduction_handed_over: 'requests',
  introduction_requested: 'requests',
  claim_requested: 'requests',
  item_asked_again: 'requests',
  introduction_accepted: 'introductions',
  introduction_declined: 'introductions',
  introduction_expired: 'introductions',
  introduction_broker_changed: 'introductions',
  introduction_connected: 'always',
  introduction_withdrawn: 'always',
  introduction_receipt: 'always',
  introduction_withdrawal_receipt: 'always',
  message_sent: 'messages',
  organisation_verified: 'news',
  match_suggested: 'news',
  claim_accepted: 'told',
  claim_refused: 'told',
  verification_withdrawn: 'told',
  item_hidden: 'told',
  item_restored: 'told',
  alert_found: 'alert',
  alert_asleep: 'alert',
};

/** What the parties must hear at once is, to a broker whom no letter goes to, one introduction among many. */
const lettersOnly: readonly NotificationKind[] = ['introduction_connected', 'introduction_closed'];

export const wayOf = (kind: NotificationKind, hasLetter: boolean): Way =>
  !hasLetter && lettersOnly.includes(kind) ? 'introductions' : ways[kind];

/** What asks something of its reader comes at once, the rest together; who wants it otherwise says so. */
export const usualFrequencies: Readonly<Record<MailTopic, MailFrequency>> = {
  requests: 'at_once',
  introductions: 'daily',
  messages: 'daily',
  news: 'weekly',
};

const groups: Readonly<Record<Way, NotificationGroup>> = {
  requests: 'requests',
  introductions: 'introductions',
  always: 'introductions',
  messages: 'messages',
  news: 'news',
  told: 'news',
  alert: 'alerts',
};

const isWay = (topic: string): topic is Way => topic in groups;

/** The part of a digest that a topic belongs to. */
export const groupOf = (topic: string): NotificationGroup => (isWay(topic) ? groups[topic] : 'news');

const kinds = Object.entries(ways).map(([kind, way]) => ({ kind, group: groups[way] }));

/** The kinds of notice that the centre shows together. */
export const kindsIn = (group: NotificationGroup): string[] =>
  kinds.flatMap((one) => (one.group === group ? [one.kind] : []));
