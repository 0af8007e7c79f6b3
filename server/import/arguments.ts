import { basename } from 'node:path';
import { Refusal } from './refusal.ts';

export const nouns = ['tags', 'organisations', 'needs', 'ideas'] as const;
export type ImportNoun = (typeof nouns)[number];

export interface Arguments {
  readonly noun: ImportNoun;
  readonly file: string;
  readonly dryRun: boolean;
  readonly skipBad: boolean;
  /** Needs and ideas: their tags were found by patterns, so they are suggestions. */
  readonly tagsFound: boolean;
  /** Tags: where they go. Needs and ideas: where their tag codes are looked up. */
  readonly taxonomy: string | undefined;
}

export const usage = `Usage: npm run import -- ${nouns.join('|')} FILE.csv [--dry-run] [--skip-bad] [--tags-found]
                                [--taxonomy NAME]

  --dry-run    do everything, then take it back: shows what would happen
  --skip-bad   leave bad rows out instead of refusing the file
  --tags-found needs, ideas: their tags were found by a machine; they count as suggestions, not as chosen
  --taxonomy   tags: the taxonomy they belong to (else the file's name)
               needs, ideas: the taxonomy of their tag codes (else wherever a code is found)`;

const isNoun = (word: string): word is ImportNoun => nouns.some((noun) => noun === word);

/** A taxonomy's name: small letters, digits and dashes. */
const nameOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

export const taxonomyOf = ({ taxonomy, file }: Pick<Arguments, 'taxonomy' | 'file'>): string =>
  nameOf(taxonomy ?? basename(file).replace(/\.csv$/i, ''));

/** What was asked on the command line; throws a `Refusal` that names what is wrong with it. */
export const readArguments = (given: readonly string[]): Arguments => {
  const words: string[] = [];
  const flags = new Set<string>();
  let taxonomy: string | undefined;
  for (let place = 0; place < given.length; place += 1) {
    const word = given[place] ?? '';
    const [flag = word, value] = word.split(/=(.*)/s);
    if (flag === '--taxonomy') {
      if (value === undefined) place += 1;
      taxonomy = value ?? given[place];
      if (taxonomy === undefined || nameOf(taxonomy) === '') {
        throw new Refusal(`--taxonomy needs a name.\n\n${usage}`);
      }
    } else if (word === '--dry-run' || word === '--skip-bad' || word === '--tags-found') flags.add(word);
    else if (word.startsWith('--')) throw new Refusal(`There is no option ${word}.\n\n${usage}`);
    else words.push(word);
  }
  const [noun, file, ...more] = words;
  if (noun === undefined || file === undefined) throw new Refusal(usage);
  if (!isNoun(noun)) throw new Refusal(`"${noun}" cannot be imported.\n\n${usage}`);
  if (more.length > 0) throw new Refusal(`One file at a time: what is "${more[0]}"?\n\n${usage}`);
  return {
    noun,
    file,
    dryRun: flags.has('--dry-run'),
    skipBad: flags.has('--skip-bad'),
    tagsFound: flags.has('--tags-found'),
    taxonomy,
  };
};
