import type { ErrorCode } from '../errors.contract.ts';
import { record } from '../events/record.ts';
import { Failure } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import type { Deps } from './deps.ts';

interface Pair {
  readonly needId: string;
  readonly ideaId: string;
}

/** Refusals that are a matter of trust go into the audit log. */
const audited: readonly ErrorCode[] = [
  'own_item',
  'interest_undeclared',
  'same_person',
  'outside_patch',
  'cannot_take_over',
];

/** The transaction that was refused is gone; the refusal is written down in one of its own. */
export const auditing =
  ({ db, clock }: Pick<Deps, 'db' | 'clock'>) =>
  async (actor: Actor, pairOf: () => Pair | undefined, work: Promise<string>): Promise<string> => {
    try {
      return await work;
    } catch (refused) {
      const pair = pairOf();
      if (
        refused instanceof Failure &&
        audited.includes(refused.code) &&
        actor.agencyId !== null &&
        pair !== undefined
      ) {
        const { code } = refused;
        const { needId, ideaId } = pair;
        const audiences = [`agency:${actor.agencyId}`];
        await db.transaction((trx) =>
          record(trx, {
            type: 'match.refused',
            noun: 'need',
            id: needId,
            actorId: actor.personId,
            audiences,
            data: { needId, ideaId, code },
            at: clock().toISOString(),
          }),
        );
      }
      throw refused;
    }
  };
