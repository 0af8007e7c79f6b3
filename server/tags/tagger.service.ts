import type { Clock } from '../clock.ts';
import type { Db } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import type { Once } from '../database/once.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import { PLATFORM } from './draft.ts';
import type { SuggestibleTag } from './suggest.ts';
import type { TaggedExample } from './tagger/example.ts';
import type { TaggerTrial } from './tagger.contract.ts';
import { isBetter, LEAST_EXAMPLES, maySwitchTaggers } from './tagger.policy.ts';
import * as store from './tagger.store.ts';
import type { TagsService } from './tags.service.ts';

/** What is learned for: the tags there are, and the seed of all chance. */
export interface Subject {
  readonly tags: readonly SuggestibleTag[];
  readonly seed: number;
}

/** What was learned; `model` as the tags service unpacks it. */
export interface Schooled {
  readonly trial: TaggerTrial;
  readonly model: Uint8Array;
}

/** Takes examples page by page, then learns from them, somewhere where nobody has to wait for it. */
export interface School {
  readonly take: (examples: readonly TaggedExample[]) => void;
  readonly learn: () => Promise<Schooled>;
  readonly close: () => Promise<void>;
}

export interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly tags: TagsService;
  /** The latest texts with tags that people chose or refused, at most so many; tags by any id they ever had. */
  readonly examples: (most: number) => AsyncIterable<readonly TaggedExample[]>;
  readonly countExamples: () => Promise<number>;
  readonly openSchool: (subject: Subject) => School;
}

const SEED = 20261123;
/** The latest so many are learned from: enough for any tag, and minutes of work at most. */
const MOST_EXAMPLES = 20_000;
const VERSIONS_KEPT = 6;
/** By so much examples must have grown before the job learns anew; after a week, by one. */
const GROWN = 0.1;
const WEEK_MS = 7 * 86_400_000;

/** Taggers learned from the tags that people chose and refused: made by a job, tried, and switched on if better. */
export const taggerService = ({ db, clock, tags, examples, countExamples, openSchool }: Deps) => {
  const now = (): string => clock().toISOString();

  const refuseOthers = (actor: Actor): void => {
    if (!maySwitchTaggers(actor)) throw fail('not_allowed');
  };

  /** A person's "off" stays until a person switches one on. */
  const isOffByHand = (versions: readonly store.VersionRow[]): boolean => {
    const [last] = versions
      .filter(({ switchedAt }) => switchedAt !== null)
      .sort((one, other) => Date.parse(other.switchedAt ?? '') - Date.parse(one.switchedAt ?? ''));
    return last !== undefined && !versions.some(({ active }) => active) && last.switchedBy !== null;
  };

  /** The ids of the platform's own tags that stand for these today; others teach nothing here. */
  const ownIds = async (): Promise<(ids: readonly string[]) => string[]> => {
    const own = await tags.ownTag();
    return (ids) => [...new Set(ids.flatMap((id) => own(id) ?? []))];
  };

  const isDue = (count: number, latest: store.VersionRow | undefined): boolean => {
    if (count < LEAST_EXAMPLES) return false;
    if (latest === undefined) return true;
    const week = clock().getTime() - Date.parse(latest.trainedAt) >= WEEK_MS;
    return week ? count !== latest.examples : count >= latest.examples * (1 + GROWN);
  };

  /** Undefined when too few of the examples have tags of the platform's own. */
  const learn = async (): Promise<(Schooled & { refusals: number }) | undefined> => {
    const own = await ownIds();
    const { tags: known } = (await tags.catalogue()).compiled(PLATFORM);
    const school = openSchool({ tags: known, seed: SEED });
    try {
      let [given, refusals] = [0, 0];
      for await (const page of examples(MOST_EXAMPLES)) {
        const taken = page
          .map((one) => ({ ...one, tags: own(one.tags), refused: own(one.refused ?? []) }))
          // Whose tags are all of another taxonomy has said nothing of the others here.
          .map((one) => ({ ...one, whole: one.whole !== false && one.tags.length > 0 }))
          .filter((one) => one.tags.length + one.refused.length > 0);
        school.take(taken);
        given += taken.filter((one) => one.tags.length > 0).length;
        refusals += taken.reduce((sum, { refused }) => sum + refused.length, 0);
      }
      return given < LEAST_EXAMPLES ? undefined : { ...(await school.learn()), refusals };
    } finally {
      await school.close();
    }
  };

  /** Learns a version, unless there is too little to learn from or hardly anything new. */
  const trainTagger = async (): Promise<void> => {
    const [latest] = await store.listVersions(db);
    const count = Math.min(await countExamples(), MOST_EXAMPLES);
    if (!isDue(count, latest)) return;
    const learned = await learn();
    if (learned === undefined) return;
    const { trial, model, refusals } = learned;
    const id = newId();
    await db.transaction(async (trx) => {
      await store.lockSwitching(trx);
      const at = now();
      const offByHand = isOffByHand(await store.listVersions(trx));
      const version = { id, trainedAt: at, examples: count, refusals, trial, model: Buffer.from(model) };
      await store.insertVersion(trx, version);
      // One that no longer beats the taxonomy's own words takes an older one off with it: that one knew less.
      const next = isBetter(trial) && !offByHand ? id : null;
      const switched = await store.switchTo(trx, next, { at, by: null });
      await store.forgetOldVersions(trx, VERSIONS_KEPT);
      await record(trx, {
        type: 'tag.tagger_learned',
        noun: 'tag',
        id,
        actorId: null,
        audiences: ['administrators'],
        data: { on: switched.includes(id) },
        at,
      });
    });
  };

  const switchTo = async (actor: Actor, id: string | null, once: Once): Promise<void> => {
    refuseOthers(actor);
    await db.transaction((trx) =>
      once(trx, async () => {
        await store.lockSwitching(trx);
        const versions = await store.listVersions(trx);
        if (id !== null && !versions.some((version) => version.id === id)) throw fail('version_not_found');
        const at = now();
        const [changed] = await store.switchTo(trx, id, { at, by: actor.personId });
        if (changed === undefined) return id ?? newId();
        await record(trx, {
          type: 'tag.tagger_switched',
          noun: 'tag',
          id: changed,
          actorId: actor.personId,
          audiences: ['administrators'],
          data: { on: id !== null },
          at,
        });
        return changed;
      }),
    );
  };

  return {
    tasks: { train_tagger: trainTagger },

    /** All versions with how they did on what they had not seen, and how much there is to learn from. */
    listVersions: async (actor: Actor) => {
      refuseOthers(actor);
      const [versions, count] = await Promise.all([store.listVersions(db), countExamples()]);
      return {
        items: versions.map(({ switchedBy: _, ...version }) => ({
          ...version,
          better: isBetter(version.trial),
        })),
        examples: count,
        least: LEAST_EXAMPLES,
        offByHand: isOffByHand(versions),
      };
    },

    activate: (actor: Actor, id: string, once: Once): Promise<void> => switchTo(actor, id, once),
    deactivate: (actor: Actor, once: Once): Promise<void> => switchTo(actor, null, once),
  };
};

export type TaggerService = ReturnType<typeof taggerService>;
