import type { Letter } from './letter.ts';

const introductionLink = (data: Readonly<Record<string, string>>, label: string) => ({
  label,
  path: `/introductions/${data.introductionId ?? ''}`,
});

const letters = {
  verify_email: (data) => ({
    subject: 'Confirm your e-mail address',
    lines: [
      'You made an account on Pushpull with this address.',
      'If that was not you, ignore this mail and nothing happens.',
    ],
    action: { label: 'Confirm my address', path: `/verify-email?token=${data.token ?? ''}` },
  }),
  password_reset: (data) => ({
    subject: 'Choose a new password',
    lines: [
      'Somebody asked for a new password for your account on Pushpull.',
      'The link works once, for one hour, and signs you out everywhere. If you did not ask, ignore this mail and nothing happens.',
    ],
    action: { label: 'Choose a new password', path: `/password?token=${data.token ?? ''}` },
  }),
  password_changed: () => ({
    subject: 'Your password was changed',
    lines: [
      'The password of your account on Pushpull was changed. Wherever else you were signed in, you are not any more.',
      'If that was not you, choose a new password now.',
    ],
    action: { label: 'Choose a new password', path: '/password/forgot' },
  }),
  account_suspended: (data) => ({
    subject: 'Your account is suspended',
    lines: [
      'An administrator has suspended your account on Pushpull: you cannot sign in until it is restored. The reason:',
      data.reason ?? '',
      'What you have published stays. If you think that this is wrong, write to whoever runs the platform.',
    ],
  }),
  account_restored: (data) => ({
    subject: 'Your account is restored',
    lines: ['An administrator has restored your account on Pushpull. They say:', data.reason ?? ''],
    action: { label: 'Sign in', path: '/sign-in' },
  }),
  account_erased: () => ({
    subject: 'Your account is erased',
    lines: [
      'You have erased your account on Pushpull: your name, address, telephone and sign-in are gone, your cards are closed, and you are signed out everywhere.',
      'This is the last mail to this address. If it was not you who did it, write to whoever runs the platform. You may make a new account at any time; it will know nothing of this one.',
    ],
  }),
  item_hidden: (data) => ({
    subject: `Hidden for now: “${data.title ?? ''}”`,
    lines: [
      `An administrator has hidden “${data.title ?? ''}” on Pushpull: nobody but those who look after it sees it. The reason:`,
      data.reason ?? '',
      'You can change it, answer the reason and ask for it to be shown again.',
    ],
    action: { label: 'Read and answer', path: data.path ?? '/me' },
  }),
  item_restored: (data) => ({
    subject: `Shown again: “${data.title ?? ''}”`,
    lines: [
      `An administrator shows “${data.title ?? ''}” on Pushpull again, as it stood before. They say:`,
      data.reason ?? '',
    ],
    action: { label: 'Open it', path: data.path ?? '/me' },
  }),
  invitation: (data) => ({
    subject: `${data.organisation ?? 'An organisation'} invites you to Pushpull`,
    lines: [
      `${data.organisation ?? 'An organisation'} invites you to join as ${data.role ?? 'a member'}.`,
      'The link works for 14 days. You can make an account, or use the one you have.',
    ],
    action: { label: 'See the invitation', path: `/invitation?token=${data.token ?? ''}` },
  }),
  organisation_verified: (data) => ({
    subject: `${data.organisation ?? 'Your organisation'} is verified`,
    lines: [
      `We have checked ${data.organisation ?? 'your organisation'}. You can now publish for it and invite colleagues.`,
    ],
    action: { label: 'Open Pushpull', path: '/organisations' },
  }),
  verification_withdrawn: (data) => ({
    subject: `${data.organisation ?? 'Your organisation'} is not verified any more`,
    lines: [
      `An administrator has taken the verification of ${data.organisation ?? 'your organisation'} back on Pushpull. The reason:`,
      data.reason ?? '',
      'Its open needs are paused, its introductions were withdrawn, and nobody can publish, invite or broker for it until it is verified again. If you think that this is wrong, write to whoever runs the platform.',
    ],
    action: { label: 'Open it', path: data.path ?? '/organisations' },
  }),
  membership_ended: (data) => ({
    subject: `You do not belong to ${data.organisation ?? 'an organisation'} any more`,
    lines: [
      `An administrator has ended your membership of ${data.organisation ?? 'an organisation'} on Pushpull. The reason:`,
      data.reason ?? '',
      'Your account stays, and what is your own. If you think that this is wrong, write to whoever runs the platform.',
    ],
    action: { label: 'Open Pushpull', path: '/me' },
  }),
  claim_invitation: (data) => ({
    subject: `Is this yours? “${data.title ?? ''}”`,
    lines: [
      `“${data.title ?? ''}” is on Pushpull, taken from a public source, and nobody speaks for it yet. We think that it is yours.`,
      'If you claim it, you can change what it says, and a broker can introduce you to people it fits.',
      'The link works once, for 14 days, with this address. If it is not yours, ignore this mail and nothing happens.',
    ],
    action: { label: 'See what it is about', path: `/claim?token=${data.token ?? ''}` },
  }),
  claim_accepted: (data) => ({
    subject: `Yours now: “${data.title ?? ''}”`,
    lines: [
      `We have checked your claim: “${data.title ?? ''}” belongs to you from now on.`,
      'Read it through and put right what is not; a broker can introduce it now.',
    ],
    action: { label: 'Open it', path: data.path ?? '/me' },
  }),
  claim_refused: (data) => ({
    subject: `About your claim: “${data.title ?? ''}”`,
    lines: [
      `Your claim of “${data.title ?? ''}” was not accepted. The reason:`,
      data.reason ?? '',
      'If you can say more, you can ask again.',
    ],
    action: { label: 'Open it', path: data.path ?? '/me' },
  }),
  introduction_proposed: (data) => ({
    subject: 'A broker would like to introduce you',
    lines: [
      `It is about “${data.title ?? ''}”.`,
      'Read what fits and why, then accept or decline. Nobody sees your contact details unless you both accept.',
    ],
    action: introductionLink(data, 'Read and answer'),
  }),
  introduction_connected: (data) => ({
    subject: 'You are introduced',
    lines: [
      `Both sides have accepted: “${data.title ?? ''}”.`,
      'The contact cards are open, and the three of you can talk.',
    ],
    action: introductionLink(data, 'Open the room'),
  }),
  introduction_declined: (data) => ({
    subject: 'An introduction will not go ahead',
    lines: [`“${data.title ?? ''}”: it was declined. Nobody’s contact details were shown.`],
    action: introductionLink(data, 'See the introduction'),
  }),
  introduction_withdrawn: (data) => ({
    subject: 'An introduction was withdrawn',
    lines: [
      `“${data.title ?? ''}”: it was withdrawn. The contact cards are closed, and the room can only be read.`,
    ],
    action: introductionLink(data, 'See the introduction'),
  }),
  introduction_closed: (data) => ({
    subject: 'How was this introduction for you?',
    lines: [
      `“${data.title ?? ''}” was closed by its broker.`,
      'Tell the brokers in a minute how it was, from 1 to 5. The other side does not see it.',
    ],
    action: introductionLink(data, 'Say how it was'),
  }),
  introduction_receipt: (data) => ({
    subject: 'Your receipt: what you agreed to',
    lines: [
      `It is about “${data.title ?? ''}”, introduced by ${data.agency ?? ''}.`,
      `On ${data.agreedAt ?? ''} you agreed to share your ${data.fields ?? ''} with ${data.to ?? ''}, once both have accepted.`,
      ...(data.interest ? [`The broker declared beforehand: “${data.interest}”`] : []),
      'These are the words that you agreed to:',
      ...(data.wording ?? '').split('\n\n'),
      'You can take this back at any time, on the page of the introduction.',
    ],
    action: introductionLink(data, 'See the introduction'),
  }),
  introduction_withdrawal_receipt: (data) => ({
    subject: 'Your receipt: you took your consent back',
    lines: [
      `It is about “${data.title ?? ''}”, introduced by ${data.agency ?? ''}.`,
      `On ${data.agreedAt ?? ''} you agreed to share your ${data.fields ?? ''} with ${data.to ?? ''}. On ${data.withdrawnAt ?? ''} you took that back: your card is closed, and nobody can write any more. What was already read cannot be unread.`,
    ],
    action: introductionLink(data, 'See the introduction'),
  }),
  introduction_reminder: (data) => ({
    subject: 'An introduction waits for your answer',
    lines: [`It is about “${data.title ?? ''}”. A yes or a no both help.`],
    action: introductionLink(data, 'Read and answer'),
  }),
} satisfies Record<string, (data: Readonly<Record<string, string>>) => Letter>;

export type Template = keyof typeof letters;

export const letterOf = (template: Template, data: Readonly<Record<string, string>>): Letter =>
  letters[template](data);
