const PREFIX = '00000000-0000-8000-8000-';

/** A job's number as an id, since everything here is named by one: a UUID of the version that is free for own uses. */
export const jobIdOf = (number: string): string =>
  `${PREFIX}${BigInt(number).toString(16).padStart(12, '0')}`;

/** The number back again; undefined where the id is not a job's. */
export const jobNumberOf = (id: string): string | undefined =>
  id.startsWith(PREFIX) ? BigInt(`0x${id.slice(PREFIX.length)}`).toString() : undefined;
