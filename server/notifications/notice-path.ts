import type { NotificationKind } from './notifications.contract.ts';

interface Told {
  readonly kind: NotificationKind;
  readonly noun: string;
  readonly nounId: string;
}

const roomOf: Readonly<Record<string, string>> = {
  introduction: 'introductions',
  // Messages belong to the room of their introduction.
  message: 'introductions',
  organisation: 'organisations',
  need: 'needs',
  idea: 'ideas',
};

/** Where a mail leads: to the thing that it is about. */
export const pathOf = ({ kind, noun, nounId }: Told): string => {
  if (kind === 'introduction_requested') return '/introductions';
  if (noun === 'claim') return kind === 'claim_requested' ? '/claims' : '/me';
  if (noun === 'alert') return '/alerts';
  const room = roomOf[noun];
  return room === undefined ? '/notifications' : `/${room}/${nounId}`;
};
