import { agencyOf } from '../introductions/introductions.policy.ts';
import type { StoredIntroduction } from '../introductions/stored-introduction.ts';
import type { Message, Thread } from './messages.contract.ts';

/**
 * Who may know that something happened in a thread: the agency, and those who talk there. The other side of a talk
 * apart learns nothing of it, not even that there is one, though they may work for the agency.
 */
export const audiencesOfThread = (introduction: StoredIntroduction, thread: Thread): string[] => {
  const { answers } = introduction;
  const agency = agencyOf(introduction);
  if (answers === null) return agency;
  const { need, idea } = answers;
  const told = (people: readonly { personId: string }[]): string[] =>
    people.map(({ personId }) => `person:${personId}`);
  if (thread === 'all') return [...told([need, idea]), ...agency];
  const [here, elsewhere] = thread === 'need' ? [need, idea] : [idea, need];
  return [...told([here]), ...agency, `not:person:${elsewhere.personId}`];
};

interface Written extends Omit<Message, 'author' | 'mine' | 'left'> {
  readonly authorId: string | null;
  readonly authorSide: Message['author'];
}

/** A message as a member of its thread sees it: which side wrote, never who. */
export const messageFor = (personId: string, { authorId, authorSide, ...message }: Written): Message => ({
  ...message,
  author: authorSide,
  mine: authorId === personId,
  left: authorId === null,
});
