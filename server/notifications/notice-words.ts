import type { NotificationGroup, NotificationKind } from './notifications.contract.ts';

/** What a mail says of each kind of notice, in a line. */
export const noticeWords: Readonly<Record<NotificationKind, string>> = {
  introduction_proposed: 'A broker would like to introduce you',
  introduction_accepted: 'One side has accepted',
  introduction_declined: 'An introduction was declined',
  introduction_connected: 'Both sides have accepted: the contact cards are open',
  introduction_withdrawn: 'An introduction was withdrawn',
  introduction_expired: 'An introduction ran out without an answer',
  introduction_closed: 'An introduction was closed with its outcome',
  introduction_reminder: 'An introduction waits for your answer',
  introduction_receipt: 'Your receipt: what you agreed to',
  introduction_withdrawal_receipt: 'Your receipt: you took your consent back',
  introduction_handed_over: 'A colleague handed an introduction over to you',
  introduction_requested: 'A side asks for an introduction: have a look',
  introduction_broker_changed: 'Another broker looks after your introduction now',
  message_sent: 'There are new messages',
  organisation_verified: 'Your organisation is verified',
  verification_withdrawn: 'Your organisation is not verified any more',
  match_suggested: 'A new pair in your patch',
  claim_requested: 'Somebody says that this is theirs: have a look',
  claim_accepted: 'Your claim was accepted: it is yours now',
  claim_refused: 'Your claim was not accepted',
  item_hidden: 'An administrator has hidden this: read why, and answer',
  item_restored: 'This is shown again',
  item_asked_again: 'The author of something hidden asks again',
  alert_found: 'There is something new in what you follow',
  alert_asleep: 'This sleeps: its tag or place is no longer in use, so that nothing new can be found',
};

/** What the parts of a digest are called, in their order. */
export const groupTitles: Readonly<Record<NotificationGroup, string>> = {
  requests: 'Waits for you',
  introductions: 'Introductions',
  messages: 'Messages',
  alerts: 'New in what you follow',
  news: 'News',
};

/** What an introduction is not lawful without; said in the mails that cannot be stopped. */
export const whyAlways =
  'You get this mail whatever you have chosen, because it records what you agreed to or tells that contact details are open or closed.';
