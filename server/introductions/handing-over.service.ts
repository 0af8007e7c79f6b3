import { newId } from '../database/id.ts';
import type { Once } from '../database/once.ts';
import { recordAll } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import * as caseloads from './caseload.store.ts';
import type { Deps } from './deps.ts';
import { audiencesOf, isHandedOver, placeOf } from './introductions.policy.ts';
import * as store from './introductions.store.ts';
import { auditing } from './refusals.service.ts';
import type { StoredIntroduction } from './stored-introduction.ts';

interface Handing {
  readonly ids: readonly string[];
  readonly toId: string;
  readonly note: string;
}

/** From one broker of an agency to another, one introduction or many: all of them, or none. */
export const handingOver = (deps: Deps) => {
  const { db, clock, organisations } = deps;
  const audited = auditing(deps);

  const handOver = async (actor: Actor, { ids, toId, note }: Handing, once: Once): Promise<void> => {
    // Always in the same order, so that two who hand over the same ones wait instead of holding each other up.
    const wanted = [...new Set(ids)].sort();
    let refused: StoredIntroduction | undefined;
    const { agencyId } = actor;
    if (agencyId === null) throw fail('not_allowed');
    const work = db.transaction((trx) =>
      once(trx, async () => {
        // Held before the introductions are: whoever is suspended at this very instant takes nothing over.
        const to = await organisations.holdActor(trx, toId);
        if (to === null || to.agencyId !== agencyId) throw fail('cannot_take_over');
        const at = clock().toISOString();
        const moved: StoredIntroduction[] = [];
        for (const id of wanted) {
          const introduction = await store.lockIntroduction(trx, id, 'update');
          if (placeOf(actor, introduction) !== 'broker') throw fail('introduction_not_found');
          if (!isHandedOver(introduction, at)) throw fail('already_moved');
          if (placeOf(to, introduction) !== 'broker') {
            refused = introduction;
            throw fail('cannot_take_over');
          }
          // One of many that is theirs already does not hold up the others.
          if (introduction.brokerId === toId) continue;
          await store.moveIntroduction(trx, id, { brokerId: toId, handedOverAt: at }, at);
          moved.push(introduction);
        }
        await caseloads.insertHandovers(
          trx,
          moved.map(({ id, brokerId }) => ({
            id: newId(),
            introductionId: id,
            fromId: brokerId,
            toId,
            byId: actor.personId,
            note,
            at,
          })),
        );
        await recordAll(
          trx,
          moved.map((introduction) => ({
            type: 'introduction.handed_over',
            noun: 'introduction',
            id: introduction.id,
            actorId: actor.personId,
            audiences: audiencesOf(introduction),
            data: { fromId: introduction.brokerId, toId },
            at,
          })),
        );
        return wanted[0] ?? toId;
      }),
    );
    await audited(actor, () => refused, work);
  };

  return { handOver };
};
