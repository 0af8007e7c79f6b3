import { dealt, randomFrom } from '../../chance.ts';
import type { CompiledTaxonomy } from '../suggest.ts';
import { type Belief, beliefOf, believe } from './belief.ts';
import { candidatesOf, rarityOf, UNSEEN } from './cues.ts';
import type { TaggedExample, Tokeniser } from './example.ts';
import { type Known, marginOf, planeOf } from './plane.ts';
import { type Reading, readerOf } from './reading.ts';
import { rowsOf } from './rows.ts';
import { rowOf, type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** What training finds; tags by their place in the taxonomy, `undefined` for a tag that nobody has. */
export interface Learned {
  readonly vocabulary: Vocabulary;
  readonly planes: readonly (Float64Array | undefined)[];
  readonly rarity: Float64Array;
  readonly belief: Belief;
  /** Suggestions from this confidence on make the most of precision and recall together. */
  readonly threshold: number;
  readonly examples: number;
}

export interface TrainOptions {
  readonly tokenise: Tokeniser;
  readonly seed?: number;
}

/** An example read, and what it says of tags: those had, those refused, and whether the others are known not to fit. */
interface Lesson {
  readonly reading: Reading;
  readonly had: ReadonlySet<number>;
  readonly refused: ReadonlySet<number>;
  readonly whole: boolean;
}

/** A refusal is said aloud, while a tag not chosen may only have been forgotten: it counts so many times. */
export const LESSONS = { folds: 3, refused: 2 } as const;

const signOf = ({ had, refused, whole }: Lesson, tag: number): 1 | 0 | -1 =>
  had.has(tag) ? 1 : whole || refused.has(tag) ? -1 : 0;

const knownOf = (lessons: readonly Lesson[], tag: number): Known => ({
  sign: Int8Array.from(lessons, (lesson) => signOf(lesson, tag)),
  weight: Float64Array.from(lessons, ({ refused }) => (refused.has(tag) ? LESSONS.refused : 1)),
});

type Planes = Pick<Learned, 'vocabulary' | 'planes' | 'rarity'>;

const planesOf = (lessons: readonly Lesson[], tags: number, seed: number): Planes => {
  const random = randomFrom(seed);
  const vocabulary = vocabularyOf(
    lessons.map(({ reading }) => reading),
    tags,
  );
  const rows = rowsOf(lessons.map(({ reading }) => rowOf(reading, vocabulary)));
  const planes: (Float64Array | undefined)[] = [];
  const rarity = new Float64Array(tags);
  for (let tag = 0; tag < tags; tag++) {
    const known = knownOf(lessons, tag);
    const having = known.sign.reduce((sum, sign) => sum + (sign > 0 ? 1 : 0), 0);
    const all = known.sign.reduce((sum, sign) => sum + (sign === 0 ? 0 : 1), 0);
    rarity[tag] = rarityOf(having, all);
    planes.push(having === 0 ? undefined : planeOf(rows, known, vocabulary.width, random));
  }
  return { vocabulary, planes, rarity };
};

const marginsOf = (reading: Reading, { vocabulary, planes }: Pick<Planes, 'vocabulary' | 'planes'>) => {
  const { columns, values } = rowOf(reading, vocabulary);
  return Float64Array.from(planes, (plane) =>
    plane === undefined ? UNSEEN : marginOf(plane, columns, values),
  );
};

/** A candidate that was judged: by its cues, and whether it was right. */
interface Case {
  readonly cues: readonly number[];
  readonly truth: 0 | 1;
  readonly weight: number;
}

const casesOf = (lesson: Lesson, planes: Planes): Case[] =>
  candidatesOf(marginsOf(lesson.reading, planes), lesson.reading.hits, planes.rarity).flatMap(
    ({ tag, cues }): Case[] => {
      const sign = signOf(lesson, tag);
      if (sign === 0) return [];
      return [{ cues, truth: sign > 0 ? 1 : 0, weight: lesson.refused.has(tag) ? LESSONS.refused : 1 }];
    },
  );

/** The confidence from which on micro-F1 is highest; `had` counts what there was to find. */
const thresholdOf = (cases: readonly Case[], belief: Belief, had: number): number => {
  const ranked = cases
    .map(({ cues, truth }) => ({ truth, confidence: believe(belief, cues) }))
    .sort((one, other) => other.confidence - one.confidence);
  let [right, best, threshold] = [0, 0, 0.5];
  for (const [at, { truth, confidence }] of ranked.entries()) {
    right += truth;
    const f1 = (2 * right) / (at + 1 + had);
    if (f1 > best) [best, threshold] = [f1, confidence];
  }
  return threshold;
};

/**
 * Learns from examples: seconds to minutes of work, so not in a thread that answers others. The same examples and seed
 * give the same model. Throws RangeError when no example has a tag.
 */
export const learn = (
  examples: readonly TaggedExample[],
  taxonomy: CompiledTaxonomy,
  { tokenise, seed = 1 }: TrainOptions,
): Learned => {
  const read = readerOf(taxonomy, tokenise);
  const places = new Map(taxonomy.tags.map(({ id }, place) => [id, place]));
  const placesOf = (ids: readonly string[]) => new Set(ids.flatMap((id) => places.get(id) ?? []));
  const lessons: Lesson[] = [];
  for (const { tags, refused = [], whole = true, ...said } of examples) {
    lessons.push({ reading: read(said), had: placesOf(tags), refused: placesOf(refused), whole });
  }
  const had = lessons.reduce((sum, lesson) => sum + lesson.had.size, 0);
  if (had === 0) throw new RangeError('There is nothing to learn from: no example has a tag');
  const cases: Case[] = [];
  for (const [fold, held] of dealt(lessons.length, LESSONS.folds, randomFrom(seed)).entries()) {
    const away = new Set(held);
    const planes = planesOf(
      lessons.filter((_, at) => !away.has(at)),
      taxonomy.tags.length,
      seed + fold,
    );
    for (const at of held) {
      const lesson = lessons[at];
      if (lesson !== undefined) cases.push(...casesOf(lesson, planes));
    }
  }
  const belief = beliefOf(
    cases.map(({ cues }) => cues),
    cases.map(({ truth }) => truth),
    cases.map(({ weight }) => weight),
  );
  const planes = planesOf(lessons, taxonomy.tags.length, seed + LESSONS.folds);
  return { ...planes, belief, threshold: thresholdOf(cases, belief, had), examples: examples.length };
};
