import type { Trx } from '../database/connect.ts';
import { type Happening, recordAll } from '../events/record.ts';
import type { Deps } from './deps.ts';
import { audiencesOf } from './introductions.policy.ts';
import * as store from './introductions.store.ts';
import { type Answers, type Ending, endingOf, holdsPlace, statusOf } from './status.ts';
import type { StoredIntroduction } from './stored-introduction.ts';

interface Settlement {
  readonly before: StoredIntroduction;
  /** The answers as they stand after the move, which is already written to `answers`. */
  readonly answers: Answers;
  readonly ending?: Ending;
  readonly change?: store.Change;
  readonly happened: Pick<Happening, 'type' | 'data'>;
  readonly actorId: string | null;
  readonly at: string;
}

export const answersOf = ({ answers }: StoredIntroduction): Answers => ({
  need: answers?.need.status ?? 'waiting',
  idea: answers?.idea.status ?? 'waiting',
});

/**
 * What follows from any move: the status is derived, the idea gets its place back when nothing holds it any more,
 * and what happened is recorded, with the one reveal if this was it. The introduction's row is locked.
 */
export const settling =
  ({ ideas }: Pick<Deps, 'ideas'>) =>
  async (trx: Trx, { before, answers, ending, change, happened, actorId, at }: Settlement): Promise<void> => {
    const status = statusOf(answers, ending ?? endingOf(before.status));
    const connects = status === 'connected' && before.status !== 'connected';
    const ends = !holdsPlace(status) && before.endedAt === null;
    await store.moveIntroduction(
      trx,
      before.id,
      { ...change, status, ...(connects ? { connectedAt: at } : {}), ...(ends ? { endedAt: at } : {}) },
      at,
    );
    if (holdsPlace(before.status) && !holdsPlace(status)) await ideas.releasePlace(trx, before.ideaId);
    const event = {
      noun: 'introduction',
      id: before.id,
      actorId,
      audiences: audiencesOf(before),
      at,
    } as const;
    const data = { ...happened.data, ...(connects ? { connects } : {}) };
    const happenings: Happening[] = [{ ...event, ...happened, data }];
    if (connects) happenings.push({ ...event, type: 'introduction.connected' });
    await recordAll(trx, happenings);
  };
