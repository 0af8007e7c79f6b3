import type { Db } from '../database/connect.ts';
import type { TaggedExample } from '../tags/tagger/example.ts';
import * as carried from './carried.store.ts';
import type { ItemBody, Kind } from './kind.ts';
import * as store from './tagged.store.ts';

/** A tagger learns from the beginning of a long text; tags are about the whole. */
const READ = 8_000;
const PAGE = 250;

/** What people decided of the tags of items, for a tagger to learn from. */
export const taggedService = <Body extends ItemBody>(
  { noun, wordsOf }: Pick<Kind<Body, unknown, unknown>, 'noun' | 'wordsOf'>,
  db: Db,
) => ({
  countTagged: (): Promise<number> => store.countTagged(db, noun),

  /** How many items carry each of these tags; and how many carry one of them, with others or without. */
  countByTag: (tagIds: readonly string[]) => carried.countByTag(db, noun, tagIds),
  countCarrying: (tagIds: readonly string[], others: readonly string[]) =>
    carried.countCarrying(db, noun, tagIds, others),

  /** The latest, at most so many, in pages, so that nobody waits for long while they are read. */
  taggedPages: async function* (most: number): AsyncGenerator<TaggedExample[]> {
    let after: Parameters<typeof store.listTagged>[2]['after'];
    for (let left = most; left > 0; left -= PAGE) {
      const page = await store.listTagged<Body>(db, noun, { after, limit: Math.min(PAGE, left) });
      // Who wrote them is not told.
      yield page.map(({ body, had, refused }) => {
        const { title, text } = wordsOf(body);
        // Who only said no to something has not said what else it is about.
        return { title, text: text.slice(0, READ), tags: had, refused, whole: had.length > 0 };
      });
      after = page.at(-1);
      if (page.length < PAGE) return;
    }
  },
});
