import type { Actor } from '../http/actor.ts';
import { PLATFORM } from './draft.ts';
import type { TagMove } from './governing.contract.ts';

/** A taxonomy belongs to everybody, so only those who answer for the platform change it. */
export const mayGovern = (actor: Actor): boolean => actor.administrator;

interface Judged {
  readonly taxonomyId: string;
  readonly mergedInto: string | null;
  readonly retiredAt: string | null;
}

/** What can be done with a tag as it stands. One that was merged is only another name: it can be brought back. */
export const movesOf = ({ taxonomyId, mergedInto, retiredAt }: Judged): TagMove[] => {
  if (mergedInto !== null) return ['restore'];
  return [
    'rename',
    'move',
    'merge',
    retiredAt === null ? 'retire' : 'restore',
    ...(taxonomyId === PLATFORM ? [] : (['map'] as const)),
  ];
};
