import { knownMappings } from '#seeds/reference.ts';
import { PLATFORM, type TagDraft } from '../tags/draft.ts';
import type { MappingDraft, TagsService } from '../tags/tags.service.ts';
import { equalLabels } from './equal-labels.ts';
import type { Became, Importer } from './importer.ts';
import { Refusal } from './refusal.ts';
import { tagColumns, tagFaults, tagOfRow } from './tag-rows.ts';

/**
 * A taxonomy goes in whole: parents may stand below their children. It is then mapped to the platform's own tags:
 * as this release knows it, and for the rest where two tags are called the same.
 */
export const tagsImporter = (tags: TagsService, taxonomy: string): Importer<TagDraft> => {
  if (taxonomy === PLATFORM) {
    throw new Refusal(
      `The taxonomy "${PLATFORM}" is the platform's own: give this one another name (--taxonomy).`,
    );
  }
  let mapped = 0;

  const mappingsOf = async (drafts: readonly TagDraft[]): Promise<MappingDraft[]> => {
    const known = await knownMappings(taxonomy);
    const done = new Set(known.map(({ from }) => from.code));
    const own = (await tags.catalogue()).choosable(PLATFORM);
    const rest = drafts.filter(({ code }) => !done.has(code));
    return [
      ...known,
      ...equalLabels(rest, own).map(({ from, to, kind }) => ({
        from: { taxonomy, code: from },
        to: { taxonomy: PLATFORM, code: to },
        kind,
      })),
    ];
  };

  return {
    idColumn: 'code',
    columns: tagColumns,
    map: tagOfRow,
    together: tagFaults,
    batch: Number.POSITIVE_INFINITY,
    write: async (trx, drafts) => {
      const named = { id: taxonomy, name: taxonomy, uri: null };
      const outcome = await tags.importTaxonomy(trx, named, drafts, await mappingsOf(drafts));
      if (!('inserted' in outcome)) {
        throw new Error(`The file changed while it was read: ${JSON.stringify(outcome.faults.slice(0, 3))}`);
      }
      mapped = outcome.mapped;
      return [
        ...Array.from({ length: outcome.inserted }, (): Became => 'created'),
        ...Array.from({ length: outcome.changed }, (): Became => 'changed'),
        ...Array.from({ length: outcome.same }, (): Became => 'unchanged'),
      ];
    },
    finish: async () => [
      `They belong to the taxonomy "${taxonomy}".`,
      `New mappings to the platform's own tags: ${mapped}.`,
    ],
  };
};
