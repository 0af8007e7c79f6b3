import type { Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import * as store from './imported.store.ts';
import { insertOrganisation } from './organisations.store.ts';

type Outcome = 'created' | 'changed' | 'unchanged';

interface Deps {
  readonly now: () => string;
}

const same = (one: store.Imported, other: store.Imported): boolean =>
  one.name === other.name &&
  one.kind === other.kind &&
  one.website === other.website &&
  one.about === other.about &&
  one.regionCode === other.regionCode;

/**
 * Organisations that come out of a file: unverified, and registered by nobody. No events: an import is one long
 * transaction, and the lock that orders events would hold up everybody else until it ends.
 */
export const importsService = ({ now }: Deps) => ({
  /** One row of a file of organisations; the same external id is the same organisation. */
  importOrganisation: async (trx: Trx, given: store.Imported): Promise<{ id: string; outcome: Outcome }> => {
    const found = await store.findByExternalId(trx, given.externalId);
    if (found === undefined) {
      const id = newId();
      await insertOrganisation(trx, { ...given, id, createdBy: null, at: now() });
      return { id, outcome: 'created' };
    }
    if (same(found, given)) return { id: found.id, outcome: 'unchanged' };
    await store.updateImported(trx, found.id, given);
    return { id: found.id, outcome: 'changed' };
  },

  /** The organisation that an imported item names. */
  findOrCreateByName: async (
    trx: Trx,
    name: string,
    { kind = 'other', regionCode = null }: Partial<Pick<store.Imported, 'kind' | 'regionCode'>> = {},
  ): Promise<{ id: string; created: boolean }> => {
    const found = await store.findByName(trx, name);
    if (found !== undefined) return { id: found.id, created: false };
    const id = newId();
    await insertOrganisation(trx, {
      id,
      name,
      kind,
      regionCode,
      website: null,
      about: null,
      createdBy: null,
      at: now(),
    });
    return { id, created: true };
  },

  /** The same for the names of many items at once. Returns an id for each name, and how many were made. */
  findOrCreateByNames: async (
    trx: Trx,
    names: readonly string[],
  ): Promise<{ ids: Map<string, string>; created: number }> => {
    const found = await store.listByNames(trx, names);
    const ids = new Map(found.map(({ name, id }) => [name, id]));
    // Two spellings of one name that nobody has yet are one organisation.
    const made = new Map<string, { id: string; name: string }>();
    for (const name of names) {
      if (ids.has(name)) continue;
      const one = made.get(name.toLowerCase()) ?? { id: newId(), name };
      made.set(name.toLowerCase(), one);
      ids.set(name, one.id);
    }
    await store.insertNamed(trx, [...made.values()], now());
    return { ids, created: made.size };
  },
});
