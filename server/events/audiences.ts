import type { Actor } from '../http/actor.ts';

/** The audiences a person belongs to now. Checked when an event is read, not when it was written. */
export const audiencesOf = (actor: Actor): string[] => [
  'public',
  `person:${actor.personId}`,
  ...(actor.agencyId === null ? [] : [`agency:${actor.agencyId}`]),
  ...(actor.administrator ? ['administrators'] : []),
];

/** Before one of an event's audiences: not for these, even if they belong to another audience of it. */
const BUT = 'not:';

/** What keeps a person from an event, for those who read the record. */
export const barsOf = (actor: Actor): string[] => [`${BUT}person:${actor.personId}`];

/** Who is told of an event, and who is kept from it, as the rooms of live connections. */
export const roomsFor = (
  audiences: readonly string[],
): { readonly to: string[]; readonly except: string[] } => ({
  to: audiences.filter((name) => !name.startsWith(BUT)),
  except: audiences.filter((name) => name.startsWith(BUT)).map((name) => name.slice(BUT.length)),
});
