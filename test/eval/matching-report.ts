import { bagOf } from '#server/matching/tokens.ts';
import { WEIGHED } from '#server/matching/weights.ts';
import { charities } from './collections.ts';
import { reportFairness } from './fairness-eval.ts';
import { askAll, qualityOf, questionOf, TAGGERS } from './matching-eval.ts';
import { plainBm25 } from './plain-bm25.ts';
import { figure, gain, type Line, SEED, timed } from './report.ts';
import { charityTaxonomy } from './tagging-collections.ts';

const NAME = 'matching, UK-CAT';
/** What a need shows is chosen from this many. */
const BEST = WEIGHED;

/** Matching of needs with ideas on real charities, with suggested tags only, and how fairly ideas are shown. */
export const reportMatching = async (line: Line): Promise<void> => {
  const [found, taxonomy] = [charities(), charityTaxonomy()];
  if ('skipped' in found) return line(NAME, 'skipped', found.skipped);
  if ('skipped' in taxonomy) return line(NAME, 'skipped', taxonomy.skipped);
  const all = found.data;

  const byPatterns = await timed(() =>
    askAll(all, taxonomy.data, TAGGERS.patterns(all, taxonomy.data, SEED), BEST),
  );
  const trained = await timed(() => TAGGERS.learned(all, taxonomy.data, SEED));
  const byTagger = await timed(() => askAll(all, taxonomy.data, trained.result, BEST));
  const faintly = qualityOf(await askAll(all, taxonomy.data, trained.result, BEST, 'faintly'));

  const rank = plainBm25(
    all.map(({ id, name, activities }) => ({ id, bag: bagOf(`${name}\n${activities ?? ''}`) })),
  );
  const questions = new Map(all.map((charity) => [charity.id, questionOf(charity) ?? '']));
  const plainOf = (results: typeof byTagger.result) =>
    qualityOf(results, ({ id }) => rank(bagOf(questions.get(id) ?? ''), id));
  const quality = qualityOf(byTagger.result);
  const fromPatterns = qualityOf(byPatterns.result);
  line(`${NAME}, patterns`, figure(fromPatterns), `.4 BM25 + .6 tags .276; ${byPatterns.seconds}`);
  line(
    '  over plain BM25',
    gain(fromPatterns, plainOf(byPatterns.result)),
    figure(plainOf(byPatterns.result)),
  );
  line(
    `${NAME}, tagger out of fold`,
    figure(quality),
    `BM25 .225, pattern tags .250, predicted tags .340; ${trained.seconds} + ${byTagger.seconds}`,
  );
  line('  over plain BM25', gain(quality, plainOf(byTagger.result)), '');
  line('  over patterns', gain(quality, fromPatterns), '');
  line('  with faint tags too, which are not stored', figure(faintly), gain(faintly, quality));
  reportFairness(
    line,
    byTagger.result,
    all.map(({ id }) => id),
  );
};
