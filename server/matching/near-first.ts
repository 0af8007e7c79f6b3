import type { Change } from './change.ts';
import type { Item } from './item.ts';
import type { Gazetteer, Relation } from './place.ts';

const STEPS: Record<Relation, number> = { contains: 0, neighbours: 1, same_region: 2, same_nation: 2 };
const FAR = 3;

/** How far from where an item is another place lies, in steps of the hierarchy. */
export const stepsTo = (place: string, own: readonly string[], { relation }: Gazetteer): number =>
  Math.min(
    FAR,
    ...own.map((one) => {
      const found = relation(one, place);
      return found === undefined ? FAR : STEPS[found];
    }),
  );

/** How far a change would have its item reach; undefined for one that is not about that. */
const reachOf = (change: Change, own: readonly string[], gazetteer: Gazetteer): number | undefined => {
  if (change.kind === 'add_place') return stepsTo(change.place, own, gazetteer);
  if (change.kind === 'reach') return change.reach === 'anywhere' ? FAR : STEPS.neighbours;
  return undefined;
};

/**
 * The same changes in the order given, but that those about reach take the places of their kind with the nearest first:
 * whoever runs a class in Ceredigion can say of Powys whether it would work there, and seldom of Birmingham.
 */
export const nearFirst = <Asked extends { readonly change: Change }>(
  ranked: readonly Asked[],
  item: Item,
  gazetteer: Gazetteer,
): Asked[] => {
  const own = item.places.flatMap((code) => gazetteer.current(code) ?? []);
  const steps = new Map(ranked.map((asked) => [asked, reachOf(asked.change, own, gazetteer)]));
  const reaching = ranked
    .filter((asked) => steps.get(asked) !== undefined)
    .sort((one, other) => (steps.get(one) ?? FAR) - (steps.get(other) ?? FAR))
    .values();
  return ranked.map((asked) => (steps.get(asked) === undefined ? asked : (reaching.next().value ?? asked)));
};
