import type { Db, Trx } from '../database/connect.ts';
import {
  digestedItems,
  keepDigests,
  publishedIds,
  publishedItems,
  storedItems,
  undigestedItems,
} from '../items/published.service.ts';
import { type IdeaProfile, type ProfiledIdea, profileOf, streamedIdea, wordsOf } from './profile.ts';

/** What matching knows of every published idea, as a stream of pages by id. */
export async function* publishedIdeas(trx: Db | Trx): AsyncGenerator<IdeaProfile[]> {
  for await (const page of publishedItems(trx, 'idea', streamedIdea)) yield page.map(profileOf);
}

/** The same; where `maker` has kept a digest of an idea's words, that stands for them, and they are empty. */
export async function* digestedIdeas(
  trx: Db | Trx,
  maker: string,
): AsyncGenerator<{ idea: IdeaProfile; digest: Uint8Array | null }[]> {
  for await (const page of digestedItems(trx, 'idea', streamedIdea, maker))
    yield page.map(({ profile, digest }) => ({ idea: profileOf(profile), digest }));
}

/** The words of the ideas whose digest is not kept, each with the version that has them. */
export async function* undigestedIdeas(
  trx: Db | Trx,
  maker: string,
): AsyncGenerator<{ id: string; version: number; title: string; text: string }[]> {
  for await (const page of undigestedItems(trx, ['title', 'summary', 'how'], maker))
    yield page.map(({ id, version, texts: [title = '', summary = '', how = ''] }) => ({
      id,
      version,
      ...wordsOf({ title, summary, how }),
    }));
}

/** Keeps digests; those of ideas that were edited since are left out. */
export const keepIdeaDigests = (
  trx: Db | Trx,
  maker: string,
  made: readonly { id: string; version: number; digest: Uint8Array }[],
): Promise<void> => keepDigests(trx, streamedIdea.facts, maker, made);

/** The ids alone. */
export const publishedIdeaIds = (trx: Db | Trx): AsyncGenerator<readonly string[]> =>
  publishedIds(trx, 'idea');

/** The same of some, whatever their status; those that do not exist are left out. */
export const storedIdeas = async (trx: Db | Trx, ids: readonly string[]): Promise<IdeaProfile[]> =>
  (await storedItems<ProfiledIdea>(trx, 'idea', ids)).map(profileOf);
