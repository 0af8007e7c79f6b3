import type { Db } from '../database/connect.ts';
import type { ItemBody, Kind } from './kind.ts';
import { listOwn, type OwnItem } from './own.store.ts';

const PAGE = 50;

/** What one person has posted, in pages, drafts and all. Whoever asks in their name has shown that they are that person. */
export const ownService = <Body extends ItemBody, Summary, Full>(
  { noun }: Kind<Body, Summary, Full>,
  db: Db,
) => ({
  postedBy: async function* (personId: string): AsyncGenerator<OwnItem[]> {
    for (let after: string | null | undefined = null; after !== undefined; ) {
      const page: OwnItem[] = await listOwn(db, noun, { personId, after, limit: PAGE });
      if (page.length > 0) yield page;
      after = page.length < PAGE ? undefined : page.at(-1)?.id;
    }
  },
});
