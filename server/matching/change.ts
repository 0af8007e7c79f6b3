import type { Reach } from './place.ts';

/** One thing that an author could say differently. */
export type Change =
  | { kind: 'add_tag' | 'remove_tag'; tag: string }
  | { kind: 'reach'; reach: Reach }
  | { kind: 'add_place'; place: string }
  | { kind: 'lift_local_only' };
