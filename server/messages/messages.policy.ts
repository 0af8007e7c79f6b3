import type { StoredIntroduction } from '../introductions/stored-introduction.ts';
import type { Message, Thread } from './messages.contract.ts';

/**
 * Who may know that something happened in a thread: the agency, and those who talk there. The other side of a talk
 * apart learns nothing of it, not even that there is one.
 */
export const audiencesOfThread = (introduction: StoredIntroduction, thread: Thread): string[] => {
  const { answers, agencyId } = introduction;
  const sides = thread === 'all' ? (['need', 'idea'] as const) : [thread];
  return [
    ...sides.flatMap((side) => (answers === null ? [] : [`person:${answers[side].personId}`])),
    `agency:${agencyId}`,
  ];
};

interface Written extends Omit<Message, 'author' | 'mine'> {
  readonly authorId: string | null;
  readonly authorSide: Message['author'];
}

/** A message as a member of its thread sees it: which side wrote, never who. */
export const messageFor = (personId: string, { authorId, authorSide, ...message }: Written): Message => ({
  ...message,
  author: authorSide,
  mine: authorId === personId,
});
