import type { Actor } from '../http/actor.ts';

/** The audiences a person belongs to now. Checked when an event is read, not when it was written. */
export const audiencesOf = (actor: Actor): string[] => [
  'public',
  `person:${actor.personId}`,
  ...(actor.agencyId === null ? [] : [`agency:${actor.agencyId}`]),
  ...(actor.administrator ? ['administrators'] : []),
];
