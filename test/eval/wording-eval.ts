import { freeze, wordStatistics } from '#server/matching/epoch.ts';
import { textOf } from '#server/matching/item.ts';
import { taxonomyOf } from '#server/matching/taxonomy.ts';
import { bagOf } from '#server/matching/tokens.ts';
import { topK } from '#server/matching/top-k.ts';
import { askingOf, wording } from '#server/matching/wording.ts';
import { cacm, cranfield, type Judged } from './collections.ts';
import { draftIdea } from './drafts.ts';
import { ndcg10 } from './measures.ts';
import { plainBm25 } from './plain-bm25.ts';
import { figure, gain, type Line, timed } from './report.ts';

type Ranking = (query: string) => string[];

/** nDCG@10 of each judged query. */
const quality = ({ queries, qrels }: Judged, rank: Ranking): number[] =>
  Object.entries(qrels).map(([query, grades]) =>
    ndcg10(
      rank(queries[query] ?? '').map((id) => Math.max(0, grades[id] ?? 0)),
      Object.values(grades).filter((grade) => grade > 0),
    ),
  );

/** W alone ranks the whole collection; documents are taken as ideas. `near`: whether near words are asked with. */
const ranking = ({ docs }: Judged, near: boolean): Ranking => {
  const ideas = docs.map(([id, title, body]) => draftIdea({ id, text: textOf(title, body) }));
  const { exemplars, ...epoch } = freeze(ideas, taxonomyOf([]));
  const statistics = wordStatistics(near && exemplars ? { ...epoch, exemplars } : epoch);
  const bags = ideas.map(({ id, text }) => ({ id, bag: bagOf(text) }));
  return (query) => {
    const asking = askingOf(bagOf(query), statistics);
    const best = topK(10);
    for (const { id, bag } of bags) best.offer({ id, score: wording(asking, bag, statistics) });
    return best.ranked().map(({ id }) => id);
  };
};

const baseline = ({ docs }: Judged): Ranking => {
  const rank = plainBm25(docs.map(([id, title, body]) => ({ id, bag: bagOf(`${title}\n${body}`) })));
  return (query) => rank(bagOf(query));
};

const COLLECTIONS = [
  {
    name: 'wording, Cranfield',
    read: cranfield,
    beside: 'BM25 .374, with feedback .398, lunr .386, MiniSearch .327, ts_rank .311',
  },
  {
    name: 'wording, CACM',
    read: cacm,
    beside: 'BM25 .502, with feedback .485, lunr .505, MiniSearch .356, ts_rank .326',
  },
] as const;

/** The wording judge, the same parameters on every collection, beside plain BM25 over the same words. */
export const reportWording = async (line: Line): Promise<void> => {
  for (const { name, read, beside } of COLLECTIONS) {
    const found = read();
    if ('skipped' in found) {
      line(name, 'skipped', found.skipped);
      continue;
    }
    const { data } = found;
    const { result, seconds } = await timed(() => ({
      ours: quality(data, ranking(data, true)),
      own: quality(data, ranking(data, false)),
      plain: quality(data, baseline(data)),
    }));
    line(name, figure(result.ours), beside);
    line('  over plain BM25, k1 1.2 b .75', gain(result.ours, result.plain), figure(result.plain));
    line('  over own words alone', gain(result.ours, result.own), `${figure(result.own)}; ${seconds}`);
  }
};
