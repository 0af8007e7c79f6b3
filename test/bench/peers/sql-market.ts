import type pg from 'pg';
import type { IdeaItem } from '#server/matching/item.ts';
import { type Ground, ideaProfile } from '#server/matching/profile.ts';
import { PLACE } from '#server/matching/weights.ts';
import { bm25 } from '#server/matching/wording.ts';
import { numbering } from './numbering.ts';
import { copyingRows } from './sql-rows.ts';
import { INDEXES, TABLES } from './sql-schema.ts';

const FACTOR = {
  contains: PLACE.contained,
  neighbours: PLACE.neighbours,
  same_region: PLACE.sameRegion,
  same_nation: PLACE.sameNation,
} as const;

/** Progress is told after so many ideas. */
const TOLD = 100_000;

/** Puts ideas into an empty database, in order of id, with all that is known of a pair but the need. */
export const loadMarket = async (
  client: pg.Client,
  ground: Ground,
  ideas: Iterable<IdeaItem>,
  needPlaces: Iterable<string>,
  told: (what: string) => void,
) => {
  await client.query(TABLES);
  const copying = await copyingRows(client);
  const rows = {
    ideas: copying.into('ideas'),
    tags: copying.into('tag_postings'),
    words: copying.into('word_postings'),
    spots: copying.into('spots'),
    spotPlaces: copying.into('spot_places'),
    relations: copying.into('relations'),
  };
  const [tags, words, spots, places] = [numbering(), numbering(), numbering(), numbering()];
  /** By tag number: how many ideas have it, and the largest share it has in one. */
  const lists = new Map<number, { length: number; most: number }>();
  let count = 0;
  for (const item of ideas) {
    const idea = ideaProfile(item, ground);
    const met = spots.size();
    const spot = spots.of(`${idea.reach} ${idea.places.join(' ')}`);
    if (spot === met) {
      rows.spots.add(spot, idea.reach, idea.reach === 'anywhere' || idea.places.length === 0);
      for (const code of idea.places) {
        places.of(code);
        rows.spotPlaces.add(spot, code);
      }
    }
    const shy = idea.pseudonymous && !idea.meetsOwnOrganisation;
    rows.ideas.add(
      count,
      idea.id,
      idea.open,
      idea.until,
      idea.postedBy,
      idea.organisation,
      idea.openPlaces,
      shy,
    );
    for (const [tag, { value }] of idea.topic.features) {
      const [number, weight] = [tags.of(tag), value / idea.topic.norm];
      rows.tags.add(number, spot, count, weight);
      const { length, most } = lists.get(number) ?? { length: 0, most: 0 };
      lists.set(number, { length: length + 1, most: Math.max(most, weight) });
    }
    for (const [term, occurrence] of idea.bag.terms) {
      const weight = bm25(1, occurrence.count, idea.bag.length, ground.words.meanLength);
      rows.words.add(words.of(term), spot, count, weight);
    }
    count += 1;
    if (count % TOLD === 0) told(`${count.toLocaleString('en')} ideas`);
    for (const table of Object.values(rows)) await table.flush();
  }
  for (const mine of new Set(needPlaces))
    for (const theirs of places.names()) {
      const kind = ground.gazetteer.relation(mine, theirs);
      if (kind) rows.relations.add(mine, theirs, kind, FACTOR[kind]);
    }
  for (const table of Object.values(rows)) await table.flush(true);
  await copying.done();
  for (const statement of INDEXES) {
    told(statement);
    await client.query(statement);
  }
  return { tags, words, lists, count };
};

export type LoadedMarket = Awaited<ReturnType<typeof loadMarket>>;
