/**
 * SQL: those of these introductions that still stand as they were read and that nobody is moving, held to the end of the
 * transaction as a message holds them. For the others nobody waits: they are left out.
 *
 * `read`: a query of the ids and versions that were read.
 */
export const heldFree = (read: string): string => `
  select introductions.id from introductions join (${read}) as was
    on was.id = introductions.id and was.version = introductions.version
  for share of introductions skip locked`;

/** SQL: the version of the introduction with this id, of the moment at which a statement reads what it is asked about. */
export const versionOf = (id: string): string =>
  `(select introductions.version from introductions where introductions.id = ${id})`;
