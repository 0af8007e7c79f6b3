import { createHash } from 'node:crypto';
import type { Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import type { Happening } from '../events/record.ts';
import { suggestTags } from '../tags/suggest.ts';
import type { TagsService } from '../tags/tags.service.ts';
import * as importing from './importing.store.ts';
import { type Marks, replaceMarks } from './items.store.ts';
import type { ItemBody, Kind } from './kind.ts';
import { isPublic } from './moves.ts';
import { chooseTags, type SuggestedTag } from './tag-choice.ts';

/** An item as a file gives it: checked, but not yet looked for in the database. */
export interface ItemDraft<Body> {
  readonly externalId: string;
  readonly body: Body;
  /** Tags that a machine found in the words, by whatever patterns: suggestions, and not its author's choice. */
  readonly foundTagIds: readonly string[];
  readonly organisationId: string | null;
  /** When it was first made public elsewhere; null: with this import. */
  readonly publishedAt: string | null;
  /** The row as it came, so that nothing of it is lost. */
  readonly source: Readonly<Record<string, string>>;
}

export type ImportedAs = 'created' | 'changed' | 'unchanged' | 'claimed';

/** Told apart from an item that people edited here: an import compares with what was imported last. */
const hashOf = ({ body, source }: ItemDraft<unknown>): string =>
  createHash('sha256')
    .update(JSON.stringify([body, source]))
    .digest('hex');

/**
 * Of the tags that patterns find, people had about two for every three that their confidence promises (.28 at .42, .40
 * at .64, .72 at .84 on 2,527 charities). One whose words are not in the text has the least that is suggested.
 */
const HELD_OF_FOUND = 0.65;
const WORDLESS = 0.3;

/** Items that come out of a file: published, unclaimed, posted by nobody. The same external id is the same item. */
export const importingService = <Body extends ItemBody>(
  { noun, wordsOf }: Pick<Kind<Body, unknown, unknown>, 'noun' | 'wordsOf'>,
  tags: TagsService,
) => ({
  /**
   * Writes a batch with distinct external ids in the caller's transaction. Returns what became of each draft, in
   * order, and the events, for the caller to record when all batches are written: the lock that orders events
   * would hold up everybody else until then.
   */
  importBatch: async (
    trx: Trx,
    drafts: readonly ItemDraft<Body>[],
    at: string,
  ): Promise<{ became: ImportedAs[]; happenings: Happening[] }> => {
    const { suggester, catalogue } = await tags.known();
    const { origin, suggest } = suggester();
    const { byId, compiled } = catalogue;
    const found = (words: { title: string; text: string }, ids: readonly string[]): SuggestedTag[] => {
      const taxonomies = new Set(ids.flatMap((id) => byId.get(id)?.taxonomyId ?? []));
      const said = new Map(
        [...taxonomies]
          .flatMap((taxonomy) =>
            suggestTags(words, compiled(taxonomy), { most: ids.length + 500, atLeast: 0 }),
          )
          .map(({ tagId, confidence }) => [tagId, confidence]),
      );
      return ids.map((id) => ({
        id,
        origin: 'pattern',
        confidence: HELD_OF_FOUND * (said.get(id) ?? WORDLESS),
      }));
    };
    const earlierOnes = await importing.listForUpdate(
      trx,
      noun,
      drafts.map(({ externalId }) => externalId),
    );
    const before = new Map(earlierOnes.map((item) => [item.externalId, item]));
    const created: importing.Ready[] = [];
    const changed: importing.Ready[] = [];
    const marks: Marks[] = [];
    const happenings: Happening[] = [];

    const became = drafts.map((draft): ImportedAs => {
      const { externalId, body, foundTagIds, organisationId, publishedAt, source } = draft;
      const earlier = before.get(externalId);
      const sourceHash = hashOf(draft);
      if (earlier !== undefined && !earlier.unclaimed) return 'claimed';
      if (earlier?.sourceHash === sourceHash) return 'unchanged';
      const id = earlier?.id ?? newId();
      const version = (earlier?.version ?? 0) + 1;
      const ready = { id, externalId, body, version, organisationId, publishedAt, source, sourceHash };
      (earlier === undefined ? created : changed).push(ready);
      const words = wordsOf(body);
      const suggested = [
        ...found(words, foundTagIds),
        ...suggest(words).map(({ tagId, confidence }) => ({ id: tagId, origin, confidence })),
      ];
      // What an earlier import took for a choice was nobody's refusal when this one calls it found.
      const held = (earlier?.held ?? []).filter(
        ({ tagId, decidedBy }) => decidedBy !== null || !foundTagIds.includes(tagId),
      );
      marks.push({
        id,
        tags: chooseTags({ held, chosen: body.tagIds, refused: [], suggested, by: null, at }),
        regionCodes: body.regionCodes,
      });
      happenings.push({
        type: earlier === undefined ? `${noun}.published` : `${noun}.edited`,
        noun,
        id,
        actorId: null,
        audiences: earlier === undefined || isPublic(earlier) ? ['public'] : [],
        at,
      });
      return earlier === undefined ? 'created' : 'changed';
    });

    if (created.length > 0) await importing.insertAll(trx, noun, created, at);
    if (changed.length > 0) await importing.rewriteAll(trx, noun, changed, at);
    if (marks.length > 0) await importing.insertVersions(trx, noun, [...created, ...changed], at);
    await replaceMarks(trx, noun, marks);
    return { became, happenings };
  },
});
