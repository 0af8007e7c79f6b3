import type { ErrorCode } from '../errors.contract.ts';
import type { Asker } from '../http/actor.ts';
import type { Stood } from './standing.ts';

export type PersonMove = 'suspend' | 'restore' | 'appoint' | 'dismiss';

const moves: readonly PersonMove[] = ['suspend', 'restore', 'appoint', 'dismiss'];

/** Whoever answers for the platform may look people up, and say who may use it. */
export const mayAdminister = (asker: Asker): boolean => asker?.administrator === true;

/**
 * Why a move of a person's standing is refused; null where it is not. `others`: administrators who could still act
 * without this person. There is always one, and nobody shuts themselves out.
 */
export const refusalOf = (
  move: PersonMove,
  asker: Asker,
  person: Stood,
  others: number,
): ErrorCode | null => {
  if (asker === null || !mayAdminister(asker)) return 'not_allowed';
  switch (move) {
    case 'suspend':
      if (person.suspendedAt !== null) return 'already_moved';
      if (person.personId === asker.personId) return 'own_account';
      return person.administrator && others === 0 ? 'last_administrator' : null;
    case 'restore':
      return person.suspendedAt === null ? 'already_moved' : null;
    case 'appoint':
      if (person.administrator) return 'already_moved';
      return person.suspendedAt === null ? null : 'person_suspended';
    case 'dismiss':
      if (!person.administrator) return 'already_moved';
      return others === 0 ? 'last_administrator' : null;
  }
};

/** What the asker could do now; the client draws a button for each. */
export const personMovesOf = (asker: Asker, person: Stood, others: number): PersonMove[] =>
  moves.filter((move) => refusalOf(move, asker, person, others) === null);
