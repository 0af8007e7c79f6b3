import { indexedRetrieval } from '#server/matching/index/indexed-retrieval.ts';
import type { IdeaItem, Item, NeedItem } from '#server/matching/item.ts';
import type { Ground } from '#server/matching/profile.ts';
import type { Hit } from '#server/matching/top-k.ts';
import { LISTED } from '#server/matching/weights.ts';
import type { Market } from './market.ts';
import { tell } from './progress.ts';
import { heading, line, mean, percentile, seconds } from './report.ts';
import { memory, timed } from './timing.ts';
import type { World } from './world.ts';

/** How many items are made beforehand to tell what making them costs, which is no part of an index. */
const SAMPLED = 50_000;
const EDITS = 200;
/** Progress is told after so many ideas. */
const TOLD = 250_000;
const search = { k: LISTED, at: 0 };

/** The market's first ideas; progress is told on the way. */
function* toldItems(market: Market, many: number): Generator<Item> {
  let count = 0;
  for (const item of market.items('idea', many)) {
    if (count % TOLD === 0) tell(`ours: ${count.toLocaleString('en')} of ${many.toLocaleString('en')} ideas`);
    count += 1;
    yield item;
  }
  tell('ours: the shelf is built');
}

/** An index over the market's first `many` ideas, with what it took to build. */
export const builtIndex = async (market: Market, ground: Ground, many: number) => {
  const before = memory();
  const sampled = Math.min(many, SAMPLED);
  const making = performance.now();
  let tags = 0;
  for (const item of market.items('idea', sampled)) tags += item.tags.length;
  const made = ((performance.now() - making) * many) / sampled;
  const retrieval = indexedRetrieval();
  const loading = performance.now();
  await retrieval.load(ground, toldItems(market, many));
  const took = performance.now() - loading;
  const bytes = (memory() - before) / many;
  const answer = (need: NeedItem): Promise<Hit[]> => retrieval.top(need, search);
  return { retrieval, answer, took, made, bytes, tags: tags / sampled };
};

export type Built = Awaited<ReturnType<typeof builtIndex>>;

export const toldBuilt = ({ took, made, tags, bytes }: Built): string =>
  `built in ${seconds(took)}, of which about ${seconds(made)} to make the items ` +
  `(${tags.toFixed(1)} tags each); ${bytes.toFixed(0)} bytes an idea, heap and arrays`;

/** An idea that next to nothing can beat for this need: all its tags, places and words, and the first id of all. */
const madeFor = (need: NeedItem, like: IdeaItem): IdeaItem => ({
  ...like,
  id: '00000000-0000-7000-8000-000000000000',
  tags: need.tags,
  places: need.places,
  text: need.text,
});

/** Edits one idea at a time; after some of them an idea made for a need must be in its next list. */
const edit = async ({ market, many, askers }: World, { retrieval, answer }: Built) => {
  const times: number[] = [];
  let [asked, seen] = [0, 0];
  for (let index = 0; index < EDITS; index += 1) {
    const item = market.item('idea', (index * 7919) % many);
    if (item.side !== 'idea') continue;
    const start = performance.now();
    await retrieval.upsert(item);
    times.push(performance.now() - start);
    const need = index % 4 === 0 ? askers.tagged.needs[index / 4] : undefined;
    if (!need) continue;
    const coming = madeFor(need, item);
    await retrieval.upsert(coming);
    asked += 1;
    if ((await answer(need)).some(({ id }) => id === coming.id)) seen += 1;
    await retrieval.remove('idea', coming.id);
  }
  return { name: 'one idea edited', times, seen, asked };
};

/** Our main figures at one size: ms (building without making the items), bytes an idea. */
export type Grown = {
  many: number;
  p50: number;
  p99: number;
  popular: number;
  long: number;
  edit: number;
  editP99: number;
  /** Minutes for as many needs as ideas on two cores, extrapolated. */
  allPairs: number;
  build: number;
  bytes: number;
};

/** Asks a warm index every kind of question and prints what it took. */
export const measureOurs = async (world: World, built: Built): Promise<Grown> => {
  const { askers, many } = world;
  console.log(heading());
  const ordinary = await timed(askers.ordinary, built.answer);
  console.log(line(ordinary));
  const tagged = {
    name: askers.tagged.name,
    times: ordinary.times.filter((_, at) => (askers.ordinary.needs[at]?.tags.length ?? 0) > 0),
  };
  console.log(line(tagged));
  const main = askers.main === askers.ordinary ? ordinary : tagged;
  console.log(line(await timed(askers.placeless, built.answer)));
  const popular = await timed(askers.popular, built.answer);
  console.log(line(popular));
  const long = await timed(askers.long, built.answer);
  console.log(line(long));
  const edits = await edit(world, built);
  console.log(
    line(edits, `  n=${edits.times.length}, ${edits.seen} of ${edits.asked} seen by the next question`),
  );
  const tail = { name: `needs, ${EDITS} ideas in the tail`, needs: askers.ordinary.needs.slice(0, 300) };
  console.log(line(await timed(tail, built.answer)));
  const minutes = (mean(ordinary.times) * many) / 2 / 60_000;
  console.log(
    `all pairs of ${many.toLocaleString('en')} needs and as many ideas, extrapolated: ${minutes.toFixed(1)} min on two cores`,
  );
  return {
    many,
    p50: percentile(main.times, 0.5),
    p99: percentile(main.times, 0.99),
    popular: percentile(popular.times, 0.5),
    long: percentile(long.times, 0.5),
    edit: percentile(edits.times, 0.5),
    editP99: percentile(edits.times, 0.99),
    allPairs: minutes,
    build: built.took - built.made,
    bytes: built.bytes,
  };
};
