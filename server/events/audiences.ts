import type { Actor } from '../http/actor.ts';

/** The audiences that are a person's own, whatever colleagues may know. */
const ownOf = (actor: Actor): string[] => [
  'public',
  `person:${actor.personId}`,
  ...(actor.agencyId === null ? [] : [`broker:${actor.agencyId}:${actor.personId}`]),
  ...(actor.administrator ? ['administrators'] : []),
];

const AGENCY = 'agency:';

/** The audiences a person belongs to now. Checked when an event is read, not when it was written. */
export const audiencesOf = (actor: Actor): string[] => [
  ...ownOf(actor),
  ...(actor.agencyId === null ? [] : [`${AGENCY}${actor.agencyId}`]),
];

/** Before one of an event's audiences: not for these, even if they belong to another audience of it. */
const BUT = 'not:';
/** The same for the members of an organisation, but only as brokers of an agency: who is named, is told. */
const INTERESTED = `${BUT}organisation:`;

const organisationsOf = (actor: Actor): string[] =>
  actor.memberships.map(({ organisationId }) => `organisation:${organisationId}`);

/** What a person may know of the record, and what keeps them from an event, for those who read it. */
export const readingOf = (actor: Actor) => ({
  audiences: audiencesOf(actor),
  own: ownOf(actor),
  bars: [`${BUT}person:${actor.personId}`],
  barsOfBroker: organisationsOf(actor).map((name) => `${BUT}${name}`),
});
export type Reading = ReturnType<typeof readingOf>;

/** The rooms that a person's live connections are in. */
export const roomsOf = (actor: Actor): string[] => [...audiencesOf(actor), ...organisationsOf(actor)];

interface Telling {
  readonly to: string[];
  readonly except: string[];
}

/** Who is told of an event, and who is kept from it, as the rooms of live connections; nobody is told twice. */
export const roomsFor = (audiences: readonly string[]): Telling[] => {
  const named = (beginning: string): string[] =>
    audiences.filter((name) => name.startsWith(beginning)).map((name) => name.slice(BUT.length));
  const to = audiences.filter((name) => !name.startsWith(BUT));
  const interested = named(INTERESTED);
  const except = named(BUT).filter((name) => !interested.includes(name));
  if (interested.length === 0) return to.length === 0 ? [] : [{ to, except }];
  const own = to.filter((name) => !name.startsWith(AGENCY));
  const agencies = to.filter((name) => name.startsWith(AGENCY));
  return [
    { to: own, except },
    { to: agencies, except: [...except, ...own, ...interested] },
  ].filter((telling) => telling.to.length > 0);
};
