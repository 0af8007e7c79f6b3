import type { Actor } from '../../http/actor.ts';
import type { OrderTrial } from './learning.contract.ts';

/** Orders bear on every agency, so only those who answer for the platform see and switch them. */
export const maySwitchOrders = (actor: Actor): boolean => actor.administrator;

/** So few decisions, and an order would be learned from chance. */
export const LEAST = { decisions: 200, taken: 40, needs: 30 } as const;

export const isEnough = (decided: Record<keyof typeof LEAST, number>): boolean =>
  decided.decisions >= LEAST.decisions && decided.taken >= LEAST.taken && decided.needs >= LEAST.needs;

/** Surely better: on needs of any kind and on the latest, the whole interval of the gain lies above nothing. */
export const isBetter = ({ splits }: OrderTrial): boolean =>
  splits.length > 0 && splits.every(({ gain }) => gain.ndcg.low > 0);
