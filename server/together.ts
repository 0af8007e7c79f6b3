import { isCrowded } from './database/crowded.ts';

interface Waiting<Asked, Done> {
  readonly asked: Asked;
  readonly resolve: (done: Done) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Does what is asked in turn, and all that has come meanwhile at once, up to `most`: what a turn itself costs, such as
 * a lock and a commit, is then shared by those that wait. `doAll` answers in the order in which it was asked; where it
 * fails for several, each is tried alone, so that one cannot spoil it for the others. A turn that waited in vain for a
 * connection speaks for all who came meanwhile, too: theirs would wait as long once more, on top of what they have waited.
 */
export const together = <Asked, Done>(
  doAll: (asked: readonly Asked[]) => Promise<readonly Done[]>,
  most: number,
): ((asked: Asked) => Promise<Done>) => {
  const waiting: Waiting<Asked, Done>[] = [];
  let busy = false;

  const settle = async (turn: readonly Waiting<Asked, Done>[]): Promise<void> => {
    try {
      const done = await doAll(turn.map(({ asked }) => asked));
      for (const [at, { resolve, reject }] of turn.entries()) {
        if (at in done) resolve(done[at] as Done);
        else reject(new Error('A turn left something undone'));
      }
    } catch (error) {
      if (isCrowded(error)) for (const { reject } of [...turn, ...waiting.splice(0)]) reject(error);
      else if (turn.length > 1) for (const one of turn) await settle([one]);
      else for (const { reject } of turn) reject(error);
    }
  };

  const work = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) await settle(waiting.splice(0, most));
    busy = false;
  };

  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject });
      if (!busy) void work();
    });
};

/**
 * Reads what is asked for in turn, and all that has been asked for meanwhile at once: each is answered by a reading
 * that began after it asked. Where a reading fails, it fails for all who wait for it: none is tried alone, so that a
 * database that is away is not waited for by one after the other.
 */
export const readTogether = <Asked, Found>(
  readAll: (asked: readonly Asked[]) => Promise<readonly Found[]>,
  most: number,
): ((asked: Asked) => Promise<Found>) => {
  const inTurn = together(async (asked: readonly Asked[]): Promise<(() => Found)[]> => {
    try {
      const found = await readAll(asked);
      return found.map((one) => () => one);
    } catch (error) {
      if (isCrowded(error)) throw error;
      const failing = (): Found => {
        throw error;
      };
      return asked.map(() => failing);
    }
  }, most);
  return async (asked) => (await inTurn(asked))();
};
