import { record } from '../events/record.ts';
import type { Deps } from './deps.ts';
import { audiencesOf, standingAt } from './introductions.policy.ts';
import * as store from './introductions.store.ts';
import { answersOf, settling } from './settling.service.ts';

/** The clocks: sides that have not answered are reminded once, and a proposal that nobody answers comes to an end. */
export const tending = (deps: Deps) => {
  const { db, clock, ideas } = deps;
  const settle = settling(deps);

  const expire = (id: string, ideaId: string): Promise<void> =>
    db.transaction(async (trx) => {
      await ideas.getForUpdate(trx, ideaId);
      const introduction = await store.lockIntroduction(trx, id, 'update');
      const at = clock().toISOString();
      // Answered while we waited for the lock, or tended to by another process.
      if (introduction.status !== 'proposed' || standingAt(introduction, at) !== 'expired') return;
      await settle(trx, {
        before: introduction,
        answers: answersOf(introduction),
        ending: 'expired',
        happened: { type: 'introduction.expired' },
        actorId: null,
        at,
      });
    });

  const remind = (id: string): Promise<void> =>
    db.transaction(async (trx) => {
      const introduction = await store.lockIntroduction(trx, id, 'update');
      const at = clock().toISOString();
      if (standingAt(introduction, at) !== 'proposed') return;
      if (!(await store.markReminded(trx, id, at))) return;
      await record(trx, {
        type: 'introduction.reminded',
        noun: 'introduction',
        id,
        actorId: null,
        audiences: audiencesOf(introduction),
        at,
      });
    });

  /** Runs every few minutes. One that fails does not hold up the others; the job then fails and is tried again. */
  const tendIntroductions = async (): Promise<void> => {
    const now = clock().toISOString();
    const faults: unknown[] = [];
    const attempt = async (work: Promise<void>): Promise<void> => {
      try {
        await work;
      } catch (fault) {
        faults.push(fault);
      }
    };
    for (const { id, ideaId } of await store.listExpired(db, now)) await attempt(expire(id, ideaId));
    for (const { id } of await store.listToRemind(db, now)) await attempt(remind(id));
    if (faults.length > 0) throw new AggregateError(faults, 'Some introductions could not be tended to');
  };

  return { tasks: { tend_introductions: tendIntroductions } };
};
