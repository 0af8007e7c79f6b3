import type { Actor } from '../http/actor.ts';
import type { TaggerTrial } from './tagger.contract.ts';

/** Suggestions reach everybody, so only those who answer for the platform see and switch what makes them. */
export const maySwitchTaggers = (actor: Actor): boolean => actor.administrator;

/** From fewer texts hardly any tag would be learned, and a fifth of them would tell nothing. */
export const LEAST_EXAMPLES = 200;

/** Surely better than the taxonomy's own words: the whole interval of the gain lies above nothing. */
export const isBetter = ({ gain }: TaggerTrial): boolean => gain.low > 0;
