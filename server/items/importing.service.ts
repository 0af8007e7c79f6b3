import { createHash } from 'node:crypto';
import type { Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import type { Happening } from '../events/record.ts';
import type { TagsService } from '../tags/tags.service.ts';
import * as importing from './importing.store.ts';
import { type Marks, replaceMarks } from './items.store.ts';
import type { ItemBody, Kind } from './kind.ts';
import { isPublic } from './moves.ts';
import { chooseTags } from './tag-choice.ts';

/** An item as a file gives it: checked, but not yet looked for in the database. */
export interface ItemDraft<Body> {
  readonly externalId: string;
  readonly body: Body;
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
    const { origin, suggest } = await tags.suggester();
    const found = await importing.listForUpdate(
      trx,
      noun,
      drafts.map(({ externalId }) => externalId),
    );
    const before = new Map(found.map((item) => [item.externalId, item]));
    const created: importing.Ready[] = [];
    const changed: importing.Ready[] = [];
    const marks: Marks[] = [];
    const happenings: Happening[] = [];

    const became = drafts.map((draft): ImportedAs => {
      const { externalId, body, organisationId, publishedAt, source } = draft;
      const earlier = before.get(externalId);
      const sourceHash = hashOf(draft);
      if (earlier !== undefined && !earlier.unclaimed) return 'claimed';
      if (earlier?.sourceHash === sourceHash) return 'unchanged';
      const id = earlier?.id ?? newId();
      const version = (earlier?.version ?? 0) + 1;
      const ready = { id, externalId, body, version, organisationId, publishedAt, source, sourceHash };
      (earlier === undefined ? created : changed).push(ready);
      const suggested = suggest(wordsOf(body)).map(({ tagId, confidence }) => ({
        id: tagId,
        origin,
        confidence,
      }));
      const held = earlier?.held ?? [];
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
