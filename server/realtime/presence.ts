import { createHash } from 'node:crypto';
import type { Author, Typing } from './realtime.contract.ts';

/** Somebody who has a talk open in front of them. `socket` is theirs alone, in every process. */
export interface Here extends Typing {
  readonly socket: string;
  readonly process: string;
  readonly personId: string;
  readonly as: Author;
}

export const talkOf = ({ introductionId, thread }: Typing): string => `${introductionId} ${thread}`;

/** Who they are and where, in a word. */
export const markOf = (all: readonly Here[]): string =>
  createHash('sha256')
    .update(
      all
        .map((here) => `${here.socket} ${talkOf(here)} ${here.as}`)
        .sort()
        .join('\n'),
    )
    .digest('base64url');

/** Who is where, in all processes. Kept in memory alone; each change says which talks it touches. */
export const presence = () => {
  const bySocket = new Map<string, Here>();
  const byTalk = new Map<string, Map<string, Here>>();

  const leave = (socket: string): Typing[] => {
    const here = bySocket.get(socket);
    if (here === undefined) return [];
    bySocket.delete(socket);
    const talk = byTalk.get(talkOf(here));
    talk?.delete(socket);
    if (talk?.size === 0) byTalk.delete(talkOf(here));
    return [here];
  };

  const arrive = (here: Here): Typing[] => {
    const left = leave(here.socket);
    bySocket.set(here.socket, here);
    const talk = byTalk.get(talkOf(here)) ?? new Map<string, Here>();
    byTalk.set(talkOf(here), talk.set(here.socket, here));
    return [...left, here];
  };

  return {
    arrive,
    leave,
    /** Forgets everybody of one process, or of all: nobody knows any more whether they are still there. */
    forget: (process?: string): Typing[] =>
      [...bySocket.values()]
        .filter((here) => process === undefined || here.process === process)
        .flatMap(({ socket }) => leave(socket)),
    /**
     * All of one process and where they are, in a word: two that know the same say the same. A number of heads would not
     * do, since whoever has come in the place of another leaves it as it was.
     */
    markOf: (process: string): string =>
      markOf([...bySocket.values()].filter((here) => here.process === process)),
    /** As what others are there, each once. To a broker, another broker is a colleague. */
    othersIn: (talk: Typing, personId: string): Author[] => [
      ...new Set(
        [...(byTalk.get(talkOf(talk))?.values() ?? [])]
          .filter((here) => here.personId !== personId)
          .map(({ as }) => as)
          .sort(),
      ),
    ],
  };
};
