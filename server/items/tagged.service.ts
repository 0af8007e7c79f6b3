import type { Db } from '../database/connect.ts';
import type { TaggedExample } from '../tags/tagger/example.ts';
import type { ItemBody, Kind } from './kind.ts';
import * as store from './tagged.store.ts';

/** A tagger learns from the beginning of a long text; tags are about the whole. */
const READ = 8_000;

/** What people decided of the tags of items, for a tagger to learn from. */
export const taggedService = <Body extends ItemBody>(
  { noun, wordsOf }: Pick<Kind<Body, unknown, unknown>, 'noun' | 'wordsOf'>,
  db: Db,
) => ({
  countTagged: (): Promise<number> => store.countTagged(db, noun),

  /** The latest, at most so many, latest first. Who wrote them is not told. */
  listTagged: async (most: number): Promise<(TaggedExample & { readonly at: string })[]> =>
    (await store.listTagged<Body>(db, noun, most)).map(({ body, updatedAt, had, refused }) => {
      const { title, text } = wordsOf(body);
      return { title, text: text.slice(0, READ), tags: had, refused, at: updatedAt };
    }),
});
