import { z } from 'zod';
import { decodeCursor, pageFrom } from '../database/keyset.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import { PLATFORM } from '../tags/draft.ts';
import type { Deps } from './deps.ts';
import * as store from './gaps.store.ts';
import type { Side } from './item.ts';
import { MOST_COUNTED } from './matching.contract.ts';

const Key = z.tuple([z.iso.datetime({ offset: true }), z.uuid()]);

interface Asked {
  readonly tag?: readonly string[] | undefined;
  readonly region?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Needs that no idea fits and ideas that fit no need, for brokers to see where something is lacking. */
export const gaps = ({ db, clock, tags, regions, needs, ideas }: Deps) => {
  const now = (): string => clock().toISOString();

  const refuseUnlessBroker = ({ agencyId }: Actor): void => {
    if (agencyId === null) throw fail('not_allowed');
  };

  const page = async (actor: Actor, side: Side, { tag, region, cursor, limit }: Asked) => {
    refuseUnlessBroker(actor);
    const after = decodeCursor(cursor, Key);
    const [tagSets, within] = await Promise.all([
      Promise.all((tag ?? []).map((id) => tags.under(id))),
      region === undefined ? undefined : regions.spanOf(region),
    ]);
    const found = await store.listGaps(db, side, { tagSets, within, after, limit: limit + 1, now: now() });
    return pageFrom(found, limit, ({ since, id }) => [since, id]);
  };

  const nearestOf = (
    { nearestId, nearestScore }: store.GapRow,
    titles: ReadonlyMap<string, { title: string }>,
  ) => {
    const title = nearestId === null ? undefined : titles.get(nearestId)?.title;
    return nearestId === null || nearestScore === null || title === undefined
      ? null
      : { id: nearestId, title, score: nearestScore };
  };

  const idsOf = (items: readonly store.GapRow[]) => ({
    mine: items.map(({ id }) => id),
    nearest: items.flatMap(({ nearestId }) => nearestId ?? []),
  });

  const survey = async () => {
    const [{ choosable, byId }, hierarchy] = await Promise.all([tags.catalogue(), regions.hierarchy()]);
    const themes = choosable(PLATFORM).filter(({ parentId }) => parentId === null);
    const under = await Promise.all(
      themes.map(async ({ id }) => (await tags.under(id)).map((tag) => ({ id, tag }))),
    );
    const areas = hierarchy.regions.filter(
      ({ kind, code, replacedBy }) =>
        replacedBy === null &&
        (kind === 'region' ||
          (kind === 'nation' &&
            !hierarchy.regions.some((other) => other.kind === 'region' && other.parent === code))),
    );
    const [byTheme, byPlace] = await Promise.all([
      store.surveyThemes(db, under.flat()),
      store.surveyPlaces(
        db,
        areas.map(({ code, spanStart, spanEnd }) => ({ id: code, first: spanStart, last: spanEnd })),
      ),
    ]);
    return {
      themes: byTheme.map((counted) => ({ ...counted, label: byId.get(counted.id)?.label ?? counted.id })),
      places: byPlace.map(({ id, ...counted }) => ({
        ...counted,
        code: id,
        name: hierarchy.resolve(id)?.name ?? id,
      })),
    };
  };
  let surveying: ReturnType<typeof survey> | undefined;

  return {
    needGaps: async (actor: Actor, asked: Asked) => {
      const { items, next } = await page(actor, 'need', asked);
      const { mine, nearest } = idsOf(items);
      const [shown, others] = await Promise.all([needs.summaries(db, mine), ideas.summaries(db, nearest)]);
      return {
        items: items.flatMap((row) => {
          const need = shown.get(row.id);
          return need ? [{ id: row.id, since: row.since, nearest: nearestOf(row, others), need }] : [];
        }),
        next,
      };
    },

    ideaGaps: async (actor: Actor, asked: Asked) => {
      const { items, next } = await page(actor, 'idea', asked);
      const { mine, nearest } = idsOf(items);
      const [shown, others] = await Promise.all([ideas.summaries(db, mine), needs.summaries(db, nearest)]);
      return {
        items: items.flatMap((row) => {
          const idea = shown.get(row.id);
          return idea ? [{ id: row.id, since: row.since, nearest: nearestOf(row, others), idea }] : [];
        }),
        next,
      };
    },

    /** Two numbers, which say nothing of whom they count. */
    countGaps: () => store.countGaps(db, MOST_COUNTED + 1),

    surveyGaps: async (actor: Actor) => {
      refuseUnlessBroker(actor);
      // Every broker's page asks at the same moment, when something has happened: they share one answer.
      surveying ??= survey().finally(() => {
        surveying = undefined;
      });
      return surveying;
    },
  };
};
