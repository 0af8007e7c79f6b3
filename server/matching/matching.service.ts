import { countPairsWith } from './carrying.store.ts';
import type { Deps } from './deps.ts';
import { drafting } from './drafting.service.ts';
import { finding } from './finding.service.ts';
import { gaps } from './gaps.service.ts';
import { unassign } from './judgements.store.ts';
import { judging } from './judging.service.ts';
import { learning } from './learning/learning.service.ts';
import { lifting } from './learning/lifting.service.ts';
import type { Reasons } from './matching.contract.ts';
import { pairing } from './pairing.service.ts';
import { replicaOf } from './replica.service.ts';
import { weighing } from './weighing.service.ts';

/** The door to everything about pairs; each part is in the file of its name. */
export const matchingService = (deps: Deps) => {
  const replica = replicaOf(deps);
  const weighs = weighing(replica);
  const { tasks, rescore } = pairing(deps, replica, weighs);
  const learns = learning(deps, lifting(deps));
  const drafts = drafting(deps, replica, weighs);
  return {
    start: replica.start,
    stop: replica.stop,
    ready: replica.ready,
    sizes: replica.sizes,
    tasks: { ...tasks, ...learns.tasks },
    rescore,
    learning: learns,
    ...judging(deps, weighs),
    changes: drafts.changes,
    ...finding(deps, replica, weighs, drafts),
    ...gaps(deps),

    leaveOf: unassign,

    /** How many stored pairs have a side that carries one of these tags, up to a bound. */
    pairsWith: (tagIds: readonly string[]) => countPairsWith(deps.db, tagIds),

    /** The arithmetic of any pair, for the features above. No rule is applied here. */
    explain: async (needId: string, ideaId: string): Promise<{ score: number; reasons: Reasons }> => {
      const { score, reasons } = await weighs.stored(needId, ideaId);
      return { score, reasons };
    },
  };
};

export type MatchingService = ReturnType<typeof matchingService>;
