import { tokens } from '../matching/tokens.ts';
import { compileTaxonomy } from '../tags/suggest.ts';
import type { TaggedExample } from '../tags/tagger/example.ts';
import { modelOf } from '../tags/tagger/model.ts';
import { pack } from '../tags/tagger/packing.ts';
import { learn } from '../tags/tagger/train.ts';
import { trial } from '../tags/tagger/trial.ts';
import type { Schooled, Subject } from '../tags/tagger.service.ts';

/** A tagger learned from all examples, and how one learned from four fifths of them did on the rest. */
export const train = ({ tags, seed }: Subject, examples: readonly TaggedExample[]): Schooled => {
  const from = performance.now();
  const taxonomy = compileTaxonomy(tags);
  const options = { tokenise: tokens, seed };
  const tried = trial(examples, taxonomy, options);
  const model = pack(modelOf(learn(examples, taxonomy, options)), taxonomy);
  return { trial: { ...tried, seconds: (performance.now() - from) / 1000 }, model };
};
