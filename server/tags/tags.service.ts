import { type Clock, systemClock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import { type Catalogue, catalogueOf } from './catalogue.ts';
import { faultsOf, PLATFORM, type TagDraft, type TagFault, tagIdOf } from './draft.ts';
import { type SuggestOptions, suggestTags } from './suggest.ts';
import type { Tag } from './tags.contract.ts';
import * as store from './tags.store.ts';

export interface Deps {
  readonly db: Db | Trx;
  readonly clock?: Clock;
}

/** What an import did, or why it did nothing. */
export type ImportOutcome =
  | { readonly faults: readonly TagFault[] }
  | {
      readonly faults: readonly [];
      readonly inserted: number;
      readonly changed: number;
      readonly same: number;
      readonly mapped: number;
    };

export interface MappingDraft {
  readonly from: { readonly taxonomy: string; readonly code: string };
  readonly to: { readonly taxonomy: string; readonly code: string };
  readonly kind: store.MappingKind;
}

interface Held {
  readonly revision: string;
  readonly catalogue: Catalogue<store.TagRow>;
  readonly mappings: readonly store.MappingRow[];
}

const toTag = (tag: store.TagRow): Tag => ({
  id: tag.id,
  taxonomy: tag.taxonomyId,
  code: tag.code,
  label: tag.label,
  parentId: tag.parentId,
  synonyms: [...tag.synonyms],
  sdg: tag.sdg,
});

const toRow =
  (taxonomyId: string) =>
  ({ parent, ...draft }: TagDraft): store.TagRow => ({
    ...draft,
    id: tagIdOf(taxonomyId, draft.code),
    taxonomyId,
    parentId: parent === null ? null : tagIdOf(taxonomyId, parent),
    replacedBy: null,
  });

const toMapping = ({ from, to, kind }: MappingDraft): store.MappingRow => ({
  fromTag: tagIdOf(from.taxonomy, from.code),
  toTag: tagIdOf(to.taxonomy, to.code),
  kind,
});

export const tagsService = ({ db, clock = systemClock }: Deps) => {
  let held: Promise<Held> | undefined;

  const read = async (): Promise<Held> => {
    // The revision first: a change between the reads is then seen by the next caller.
    const revision = await store.getRevision(db);
    const [tags, mappings] = await Promise.all([store.listTags(db), store.listMappings(db)]);
    return { revision, catalogue: catalogueOf(tags), mappings };
  };
  const load = (): Promise<Held> => {
    const reading = read();
    held = reading;
    reading.catch(() => {
      if (held === reading) held = undefined;
    });
    return reading;
  };
  /** Taxonomies are kept compiled in memory; one small query tells whether another process changed them. */
  const fresh = async (): Promise<Held> => {
    if (held === undefined) return load();
    const [now, revision] = await Promise.all([held, store.getRevision(db)]);
    return now.revision === revision ? now : load();
  };
  const catalogue = async (): Promise<Catalogue<store.TagRow>> => (await fresh()).catalogue;

  return {
    catalogue,

    /** The choosable tags of a taxonomy, or those with the given ids from whichever taxonomy. */
    list: async ({ taxonomy = PLATFORM, id }: { taxonomy?: string; id?: readonly string[] | undefined }) => {
      const { tags, byId, choosable } = await catalogue();
      const sizes = Map.groupBy(tags, ({ taxonomyId }) => taxonomyId);
      const items = id === undefined ? choosable(taxonomy) : id.flatMap((one) => byId.get(one) ?? []);
      return {
        items: items.map(toTag),
        taxonomies: [...sizes].map(([name, members]) => ({ id: name, tags: members.length })),
      };
    },

    suggest: async (
      given: { title?: string; text: string },
      { taxonomy = PLATFORM, ...options }: SuggestOptions & { taxonomy?: string } = {},
    ) => {
      const { byId, compiled } = await catalogue();
      return suggestTags(given, compiled(taxonomy), options).map(({ tagId, confidence, words }) => ({
        id: tagId,
        label: byId.get(tagId)?.label ?? tagId,
        confidence,
        words: [...words],
      }));
    },

    /** The ids that stand for these today, each once, in the order given. Throws `unknown_tag` naming the others. */
    resolve: async (ids: readonly string[]): Promise<string[]> => {
      const { current } = await catalogue();
      const unknown = ids.filter((id) => current(id) === undefined);
      if (unknown.length > 0) {
        throw fail(
          'unknown_tag',
          unknown.map((id) => ({ path: 'tagIds', message: `There is no tag ${id}` })),
        );
      }
      return [...new Set(ids.flatMap((id) => current(id)?.id ?? []))];
    },

    /** The tag and everything under it, and whatever is mapped to any of these: what a filter by tag finds. */
    under: async (id: string): Promise<string[]> => {
      const { catalogue, mappings } = await fresh();
      const found = new Set(catalogue.under(id));
      return [...found, ...mappings.flatMap(({ fromTag, toTag }) => (found.has(toTag) ? fromTag : []))];
    },

    /** Every tag and mapping, for the scorer. */
    graph: async () => {
      const { catalogue, mappings } = await fresh();
      return {
        tags: catalogue.tags.map(({ id, parentId, replacedBy }) => ({ id, parent: parentId, replacedBy })),
        mappings: mappings.map(({ fromTag, toTag, kind }) => ({ from: fromTag, to: toTag, kind })),
      };
    },

    /**
     * Imports a taxonomy, and how it meets others, in the caller's transaction: whole, or not at all when any draft
     * has a fault. Tags that are no longer in the list stay, because items carry them. Call it last in the
     * transaction, as it records what happened.
     */
    importTaxonomy: async (
      trx: Trx,
      taxonomy: store.TaxonomyRow,
      drafts: readonly TagDraft[],
      mappings: readonly MappingDraft[] = [],
    ): Promise<ImportOutcome> => {
      const faults = faultsOf(drafts);
      if (faults.length > 0) return { faults };
      await store.insertTaxonomy(trx, taxonomy);
      const written = await store.upsertTags(trx, drafts.map(toRow(taxonomy.id)));
      const inserted = written.filter(({ isNew }) => isNew).length;
      const changed = written.length - inserted;
      const mapped = await store.upsertMappings(trx, mappings.map(toMapping));
      if (written.length + mapped > 0) await store.touchTaxonomy(trx, taxonomy.id);
      // The platform's own tags in an empty database are no news: nothing carries them yet.
      const isFirst = taxonomy.id === PLATFORM && inserted === drafts.length;
      if (written.length + mapped > 0 && !isFirst) {
        await record(trx, {
          type: 'tag.imported',
          noun: 'tag',
          id: tagIdOf(taxonomy.id, ''),
          actorId: null,
          audiences: ['public'],
          data: { taxonomy: taxonomy.id, inserted, changed, mapped },
          at: clock().toISOString(),
        });
      }
      return { faults: [], inserted, changed, same: drafts.length - written.length, mapped };
    },
  };
};

export type TagsService = ReturnType<typeof tagsService>;
