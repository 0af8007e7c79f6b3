import type { Db } from '../database/connect.ts';
import { keepIdeaDigests, undigestedIdeas } from '../ideas/profiles.service.ts';
import type { Epoch } from './epoch.ts';
import { textOf } from './item.ts';
import * as store from './packed-terms.store.ts';
import { PACKED_BY, packWords } from './packed-words.ts';
import { bagOf } from './tokens.ts';

/** The words that have numbers by now. */
export const packedTerms = store.listTerms;

/**
 * Keeps the packed words of every published idea of which they are not kept yet, a few at a time, until `stopped`.
 * Only words that recur in the epoch are given numbers: what one person alone has said leaves with it.
 */
export const digestIdeas = async (db: Db, epoch: Epoch, stopped: () => boolean): Promise<void> => {
  let numbers: Map<string, number> | undefined;
  for await (const page of undigestedIdeas(db, PACKED_BY)) {
    if (stopped()) return;
    if (numbers === undefined) {
      await store.numberTerms(db, Object.keys(epoch.terms));
      numbers = new Map([...(await store.listTerms(db)).entries()].map(([number, term]) => [term, number]));
    }
    const known = numbers;
    const made = page.map(({ id, version, title, text }) => ({
      id,
      version,
      digest: packWords(bagOf(textOf(title, text)), (term) => known.get(term) ?? 0),
    }));
    await keepIdeaDigests(db, PACKED_BY, made);
  }
};
