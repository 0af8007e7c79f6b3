import { type Clock, systemClock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import { record } from '../events/record.ts';
import { keptReading } from '../kept-reading.ts';
import { type Catalogue, catalogueOf } from './catalogue.ts';
import { faultsOf, PLATFORM, type TagDraft, type TagFault, tagIdOf } from './draft.ts';
import { knownTags } from './known-tags.ts';
import type { SuggestOptions } from './suggest.ts';
import type { Said, Tokeniser } from './tagger/example.ts';
import { unpack } from './tagger/packing.ts';
import { type Tagger, taggerOf } from './tagger/tagger.ts';
import * as taggers from './tagger.store.ts';
import type { Tag } from './tags.contract.ts';
import * as store from './tags.store.ts';

export interface Deps {
  readonly db: Db | Trx;
  readonly clock?: Clock;
  /** How texts are read for a learned tagger; without it the taxonomy's own words and patterns suggest. */
  readonly tokenise?: Tokeniser;
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

/** The tags as they stand, asked for once for all that a request asks of them. */
export type KnownTags = ReturnType<typeof knownTags<store.TagRow>>;

interface Held {
  readonly revision: string;
  readonly known: KnownTags;
  readonly mappings: readonly store.MappingRow[];
}

const toTag = (tag: store.TagRow, { current }: Pick<Catalogue, 'current'>): Tag => ({
  id: tag.id,
  taxonomy: tag.taxonomyId,
  code: tag.code,
  label: tag.label,
  // A parent that was merged gives way to the one that stands for it, which can be chosen.
  parentId: tag.parentId === null ? null : (current(tag.parentId)?.id ?? tag.parentId),
  synonyms: [...tag.synonyms],
  sdg: tag.sdg,
});

const toRow =
  (taxonomyId: string) =>
  ({ parent, ...draft }: TagDraft): store.GivenTag => ({
    ...draft,
    id: tagIdOf(taxonomyId, draft.code),
    taxonomyId,
    parentId: parent === null ? null : tagIdOf(taxonomyId, parent),
  });

const toMapping = ({ from, to, kind }: MappingDraft): store.MappingRow => ({
  fromTag: tagIdOf(from.taxonomy, from.code),
  toTag: tagIdOf(to.taxonomy, to.code),
  kind,
});

export const tagsService = ({ db, clock = systemClock, tokenise }: Deps) => {
  const learned = async (catalogue: Catalogue<store.TagRow>): Promise<Tagger | undefined> => {
    if (tokenise === undefined) return undefined;
    const active = await taggers.findActive(db);
    const taxonomy = catalogue.compiled(PLATFORM);
    const model = active && unpack(active.model, taxonomy);
    return model && taggerOf(model, taxonomy, tokenise);
  };

  const read = async (): Promise<Held> => {
    // The revision first: a change between the reads is then seen by the next caller.
    const revision = await store.getRevision(db);
    const [tags, mappings] = await Promise.all([store.listTags(db), store.listMappings(db)]);
    const catalogue = catalogueOf(tags);
    return { revision, known: knownTags(catalogue, await learned(catalogue)), mappings };
  };
  const kept = keptReading(read);
  /** Taxonomies are kept compiled in memory; one small query tells whether another process changed them. */
  const fresh = async (): Promise<Held> => {
    const [before, revision] = await Promise.all([kept.get(), store.getRevision(db)]);
    if (before.revision === revision) return before;
    kept.drop();
    return kept.get();
  };
  const known = async (): Promise<KnownTags> => (await fresh()).known;
  const catalogue = async (): Promise<Catalogue<store.TagRow>> => (await known()).catalogue;

  const allUnder = async (): Promise<(id: string) => string[]> => {
    const {
      known: { catalogue },
      mappings,
    } = await fresh();
    return (id) => {
      const found = new Set(catalogue.under(id));
      const mapped = mappings.flatMap(({ fromTag, toTag }) =>
        found.has(catalogue.current(toTag)?.id ?? toTag) ? catalogue.under(fromTag) : [],
      );
      return [...new Set([...found, ...mapped])];
    };
  };

  return {
    known,
    catalogue,

    /** The choosable tags of a taxonomy, or those with the given ids from whichever taxonomy. */
    list: async ({ taxonomy = PLATFORM, id }: { taxonomy?: string; id?: readonly string[] | undefined }) => {
      const all = await catalogue();
      const { tags, byId, choosable } = all;
      const sizes = Map.groupBy(tags, ({ taxonomyId }) => taxonomyId);
      const items = id === undefined ? choosable(taxonomy) : id.flatMap((one) => byId.get(one) ?? []);
      return {
        items: items.map((tag) => toTag(tag, all)),
        taxonomies: [...sizes].map(([name, members]) => ({ id: name, tags: members.length })),
      };
    },

    suggest: async (said: Said, options?: SuggestOptions & { taxonomy?: string }) =>
      (await known()).suggest(said, options),

    /** Finds the platform's own tag that stands for a tag of any taxonomy: itself today, or what is exactly the same. */
    ownTag: async (): Promise<(id: string) => string | undefined> => {
      const {
        known: { catalogue },
        mappings,
      } = await fresh();
      const exact = new Map(
        mappings.flatMap(({ fromTag, toTag, kind }) => (kind === 'exact' ? [[fromTag, toTag] as const] : [])),
      );
      return (id) => {
        const found = catalogue.current(exact.get(id) ?? id);
        return found?.taxonomyId === PLATFORM ? found.id : undefined;
      };
    },

    /** The ids that stand for these today. Throws `unknown_tag` naming those that nobody knows, as of `path`. */
    resolve: async (ids: readonly string[], path?: string): Promise<string[]> =>
      (await known()).resolve(ids, path),

    /**
     * The tag and everything under it, and whatever is mapped to any of these or lies under what is: what a filter by
     * tag finds.
     */
    under: async (id: string): Promise<string[]> => (await allUnder())(id),

    /** The same for as many tags as one likes, read once. */
    allUnder,

    /** Every tag and mapping, for the scorer. */
    graph: async () => {
      const {
        known: { catalogue },
        mappings,
      } = await fresh();
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
