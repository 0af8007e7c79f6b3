import type { Trx } from '../database/connect.ts';
import { type Happening, recordAll } from '../events/record.ts';
import type { ImportedAs, ItemDraft } from '../items/importing.service.ts';
import type { importsService } from '../organisations/imports.service.ts';
import type { Importer } from './importer.ts';
import type { ItemOfRow } from './item-rows.ts';
import type { Mapped, Values } from './row-mapping.ts';

/** Events are recorded in lots of this size, each one statement. */
const LOT = 5_000;

interface Parts<Body> {
  readonly columns: Importer<never>['columns'];
  readonly map: (values: Values) => Mapped<ItemOfRow<Body>>;
  /** The tags of the file were found by a machine. */
  readonly tagsFound: boolean;
  readonly organisations: ReturnType<typeof importsService>;
  readonly importBatch: (
    trx: Trx,
    drafts: readonly ItemDraft<Body>[],
    at: string,
  ) => Promise<{ became: readonly ImportedAs[]; happenings: readonly Happening[] }>;
}

/** Needs and ideas: their organisations are found by name or made, and their events come last. */
export const itemsImporter = <Body extends { readonly tagIds: string[] }>({
  columns,
  map,
  tagsFound,
  organisations,
  importBatch,
}: Parts<Body>): Importer<ItemOfRow<Body>> => {
  const happened: Happening[] = [];
  let made = 0;

  return {
    idColumn: 'external_id',
    columns,
    map,
    batch: 500,
    write: async (trx, rows, at) => {
      const names = new Set(rows.flatMap(({ organisation }) => organisation ?? []));
      const { ids, created } = await organisations.findOrCreateByNames(trx, [...names]);
      made += created;
      const drafts = rows.map(({ externalId, organisation, body, publishedAt, source }) => ({
        externalId,
        body: tagsFound ? { ...body, tagIds: [] } : body,
        foundTagIds: tagsFound ? body.tagIds : [],
        publishedAt,
        source,
        organisationId: organisation === null ? null : (ids.get(organisation) ?? null),
      }));
      const { became, happenings } = await importBatch(trx, drafts, at);
      happened.push(...happenings);
      return became;
    },
    finish: async (trx) => {
      for (let from = 0; from < happened.length; from += LOT) {
        await recordAll(trx, happened.slice(from, from + LOT));
      }
      return made === 0 ? [] : [`Organisations not known by name, new and unverified: ${made}.`];
    },
  };
};
