import { PLACE } from './weights.ts';

export type PlaceKind = 'country' | 'nation' | 'region' | 'local_authority';
export type PlaceRow = { code: string; kind: PlaceKind; parent: string | null; replacedBy: string | null };

/** Where an idea can work: in its own places, also beside them, or everywhere. */
export type Reach = 'here' | 'nearby' | 'anywhere';

export type Relation = 'contains' | 'neighbours' | 'same_region' | 'same_nation';

/** Why the place factor is what it is. Kinds that compare two places name both. */
export type Placing =
  | { kind: Relation; factor: number; need: string; idea: string }
  | { kind: 'anywhere' | 'no_place'; factor: number; need: null; idea: null };

export type PlacedNeed = { places: readonly string[]; localOnly: boolean };
export type PlacedIdea = { places: readonly string[]; reach: Reach };

/** The official hierarchy as the scorer uses it. */
export type Gazetteer = {
  /** The code in use today for a code that may be abolished; undefined when it is not known at all. */
  current: (code: string) => string | undefined;
  /** How two places in use relate; undefined when they are merely both in the country. */
  relation: (one: string, other: string) => Relation | undefined;
};

const FACTOR: Record<Relation, number> = {
  contains: PLACE.contained,
  neighbours: PLACE.neighbours,
  same_region: PLACE.sameRegion,
  same_nation: PLACE.sameNation,
};

/**
 * Builds the gazetteer. Neighbours are taken both ways. A nation none of whose places lie in a region (Wales,
 * Scotland, Northern Ireland) uses "same nation" where another uses "same region".
 */
export const gazetteerOf = (
  rows: Iterable<PlaceRow>,
  neighbours: Iterable<readonly [string, string]>,
): Gazetteer => {
  const places = new Map<string, PlaceRow>();
  for (const row of rows) places.set(row.code, row);
  const current = (code: string): string | undefined => {
    const seen = new Set<string>();
    let row = places.get(code);
    while (row?.replacedBy && !seen.has(row.code)) {
      seen.add(row.code);
      row = places.get(row.replacedBy);
    }
    return row?.code;
  };
  const lineage = new Map<string, PlaceRow[]>();
  const regional = new Set<string>();
  for (const row of places.values()) {
    const line: PlaceRow[] = [];
    for (
      let up: PlaceRow | undefined = row;
      up && !line.includes(up);
      up = up.parent ? places.get(up.parent) : undefined
    )
      line.push(up);
    lineage.set(row.code, line);
    const nation = line.find(({ kind }) => kind === 'nation');
    if (nation && line.some(({ kind }) => kind === 'region')) regional.add(nation.code);
  }
  const beside = new Map<string, Set<string>>();
  const meet = (one: string, other: string) => {
    const known = beside.get(one) ?? new Set<string>();
    beside.set(one, known.add(other));
  };
  for (const [one, other] of neighbours) {
    meet(one, other);
    meet(other, one);
  }
  const within = (code: string, kind: PlaceKind) =>
    lineage.get(code)?.find((place) => place.kind === kind)?.code;
  const relation = (one: string, other: string): Relation | undefined => {
    const [lineOne, lineOther] = [lineage.get(one), lineage.get(other)];
    if (!lineOne || !lineOther) return undefined;
    if (lineOne.some(({ code }) => code === other) || lineOther.some(({ code }) => code === one))
      return 'contains';
    if (beside.get(one)?.has(other)) return 'neighbours';
    const region = within(one, 'region');
    if (region) return region === within(other, 'region') ? 'same_region' : undefined;
    const nation = within(one, 'nation');
    return nation && nation === within(other, 'nation') && !regional.has(nation) ? 'same_nation' : undefined;
  };
  return { current, relation };
};

const admits = (relation: Relation, need: PlacedNeed, idea: PlacedIdea): boolean => {
  if (need.localOnly && relation !== 'contains' && relation !== 'neighbours') return false;
  return idea.reach !== 'here' || relation === 'contains';
};

/**
 * P and why: the best over the pairs of places that both sides admit, with codes in use today. A need without a
 * place has 1 for every idea. An idea that can work anywhere, or that names no place, has at least .6 unless the
 * need is local only. Undefined when the idea does not reach the need: that is a gate, not a low score.
 */
export const place = (need: PlacedNeed, idea: PlacedIdea, gazetteer: Gazetteer): Placing | undefined => {
  if (need.places.length === 0) return { kind: 'no_place', factor: 1, need: null, idea: null };
  let best: Placing | undefined;
  for (const mine of need.places) {
    for (const theirs of idea.places) {
      const relation = gazetteer.relation(mine, theirs);
      if (!relation || !admits(relation, need, idea)) continue;
      const factor = FACTOR[relation];
      if (!best || factor > best.factor) best = { kind: relation, factor, need: mine, idea: theirs };
      if (factor === PLACE.contained) return best;
    }
  }
  const roams = idea.reach === 'anywhere' || idea.places.length === 0;
  if (!roams || need.localOnly || (best && best.factor >= PLACE.anywhere)) return best;
  return { kind: 'anywhere', factor: PLACE.anywhere, need: null, idea: null };
};
