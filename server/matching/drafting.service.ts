import type { Asker } from '../http/actor.ts';
import { wordsOf as ideaWords, isPseudonymous } from '../ideas/profile.ts';
import { wordsOf as needWords } from '../needs/profile.ts';
import { PLATFORM } from '../tags/draft.ts';
import { prepare } from './at-hand.ts';
import type { Change } from './change.ts';
import type { Deps } from './deps.ts';
import type { Draft, Change as ToldChange } from './drafting.contract.ts';
import { type Item, textOf } from './item.ts';
import { nearFirst } from './near-first.ts';
import type { Names } from './reasons.ts';
import type { Replica } from './replica.service.ts';
import { standIn } from './stand-in.ts';
import type { GivenTag } from './topic.ts';
import type { Weighing } from './weighing.service.ts';
import { FITS } from './weights.ts';
import { changed, placeless, promising } from './what-if.ts';

/** A draft is nobody's yet; an id that no item can have. */
const DRAFT = 'draft';

const SIMILAR = 3;
/**
 * Two of one side are close from here on, in points of 100. In the demo world those below share a theme and everyday
 * words (two ideas with buses in them); those above have the same people in mind, and their authors should meet.
 */
const SIMILAR_FROM = 40;
const SHARED = 4;

/** As it stands, this many fit at the most for changes to be worth a thought: whoever has more lacks nothing. */
const PLENTY = 100;
/** Near misses that are weighed anew for every change: so many as it stands, so many whatever the place. */
const NEAR = 120;
const NEAR_FROM = FITS / 2;
/** Changes that are looked up exactly; with what fits and two looks for near misses, a draft asks the market 15 times. */
const TRIED = 12;
/** An exact count ends here: nobody decides between four hundred and more. */
const COUNTED = 400;
const TOLD = 5;

/** How many of one set are not in another. */
const sizeOf = (one: ReadonlySet<string>, without: ReadonlySet<string>): number =>
  [...one].filter((id) => !without.has(id)).length;

/** What is told to somebody while they write: what would change what fits, and what is there already. */
export const drafting = ({ tags, regions }: Deps, replica: Replica, weighing: Weighing) => {
  const tagsOf = async (
    { body, refusedTagIds = [] }: Draft,
    words: { title: string; text: string },
  ): Promise<GivenTag[]> => {
    // The same suggestions that posting would add, so that the preview is what will be.
    const suggested = await tags.suggest(words);
    const settled = new Set([...body.tagIds, ...refusedTagIds]);
    return [
      ...body.tagIds.map((tag): GivenTag => ({ tag, weight: 1 })),
      ...suggested
        .filter(({ id }) => !settled.has(id))
        .map(({ id, confidence }): GivenTag => ({ tag: id, weight: Math.min(1, confidence) })),
    ];
  };

  /** A draft as the scorer takes it. */
  const itemFrom = async (asker: Asker, draft: Draft): Promise<Item> => {
    const words = draft.noun === 'need' ? needWords(draft.body) : ideaWords(draft.body);
    const common = {
      id: draft.id ?? DRAFT,
      open: true,
      until: null,
      postedBy: asker?.personId ?? null,
      organisation: null,
      tags: await tagsOf(draft, words),
      places: draft.body.regionCodes,
      text: textOf(words.title, words.text),
    };
    if (draft.noun === 'need') {
      const { localOnly, budgetMin, budgetMax } = draft.body;
      return { ...common, side: 'need', localOnly, hasBudget: budgetMin !== null || budgetMax !== null };
    }
    const { reach, openPlaces, ownOrganisation, evidenceLevel, costMin, costMax } = draft.body;
    return {
      ...common,
      side: 'idea',
      reach,
      openPlaces,
      pseudonymous: isPseudonymous(draft.body),
      meetsOwnOrganisation: ownOrganisation,
      evidence: evidenceLevel,
      hasCost: costMin !== null || costMax !== null,
    };
  };

  const countries = async (): Promise<string[]> =>
    (await regions.hierarchy()).regions.filter(({ kind }) => kind === 'country').map(({ code }) => code);

  const told = (change: Change, names: Names, effect: { gained: number; lost: number }): ToldChange => {
    switch (change.kind) {
      case 'add_tag':
      case 'remove_tag':
        return { kind: change.kind, tagId: change.tag, label: names.tag(change.tag), ...effect };
      case 'add_place':
        return { kind: change.kind, code: change.place, name: names.place(change.place), ...effect };
      case 'reach':
        return { kind: change.kind, reach: change.reach, ...effect };
      case 'lift_local_only':
        return { kind: change.kind, ...effect };
    }
  };

  const fitting = async (item: Item): Promise<Set<string>> =>
    new Set((await replica.top(item, { k: COUNTED, atLeast: FITS })).map(({ id }) => id));

  const nearMissesOf = async (item: Item, fits: ReadonlySet<string>) => {
    const elsewhere = placeless(item, await countries());
    const ids = new Set<string>();
    for (const asked of [item, elsewhere])
      for (const { id } of await replica.top(asked, { k: fits.size + NEAR, atLeast: NEAR_FROM }))
        if (!fits.has(id)) ids.add(id);
    return [...(await replica.prepared(item.side === 'need' ? 'idea' : 'need', [...ids])).values()];
  };

  return {
    itemFrom,

    /** The changes that would bring the most new fits, each counted on the whole market. */
    changes: async (asker: Asker, draft: Draft): Promise<{ count: number; changes: ToldChange[] }> => {
      const item = await itemFrom(asker, draft);
      const fits = await fitting(item);
      if (fits.size >= PLENTY) return { count: fits.size, changes: [] };
      const [{ ground, names }, { choosable }, near] = await Promise.all([
        replica.standing(),
        tags.catalogue(),
        nearMissesOf(item, fits),
      ]);
      const own = new Set(choosable(PLATFORM).map(({ id }) => id));
      const worth = promising(
        item,
        prepare(item, ground).profile,
        near.map(({ profile }) => profile),
        {
          threshold: FITS,
          most: TRIED,
          choosable: (tag) => own.has(tag),
          countries: await countries(),
          ground,
        },
      );
      const found: { change: Change; effect: { gained: number; lost: number }; net: number }[] = [];
      for (const change of worth) {
        const then = await fitting(changed(item, change));
        const effect = { gained: sizeOf(then, fits), lost: sizeOf(fits, then) };
        found.push({ change, effect, net: effect.gained - effect.lost });
      }
      // Of two that bring as much, the one whose pairs have most in common stands first, as they came.
      const ranked = found.filter(({ net }) => net > 0).sort((one, other) => other.net - one.net);
      return {
        count: fits.size,
        changes: nearFirst(ranked, item, ground.gazetteer)
          .slice(0, TOLD)
          .map(({ change, effect }) => told(change, names, effect)),
      };
    },

    /** Those of the same side that say much the same, by the same score, public facts only. */
    similarTo: async (item: Item) => {
      const stand = standIn(item, await countries());
      const hits = (await replica.top(stand, { k: SIMILAR + 1, atLeast: SIMILAR_FROM }))
        .filter(({ id }) => id !== item.id)
        .slice(0, SIMILAR);
      const ids = hits.map(({ id }) => id);
      const explained = await weighing.ready(
        prepare(stand, (await replica.standing()).ground),
        (await replica.prepared(item.side, ids)).values(),
      );
      return ids.flatMap((id) => {
        const found = explained.get(id);
        if (!found) return [];
        const { topic, wording } = found.reasons;
        return [
          {
            id,
            score: found.score,
            tags: topic
              .filter(({ via }) => via !== 'ancestor')
              .slice(0, SHARED)
              .map(({ label }) => label),
            words: wording
              .filter(({ near }) => !near)
              .slice(0, SHARED)
              .map(({ word }) => word),
          },
        ];
      });
    },
  };
};

export type Drafting = ReturnType<typeof drafting>;
