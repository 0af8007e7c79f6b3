import type { Words as Catalogue } from './en.ts';

type Category = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** `shown_one` and `shown_other` are asked for as `shown`, with a count. */
type Base<K extends string> = K extends `${infer B}_${Category}` ? B : K;

type KeysOf<T, Before extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Before}${Base<K>}` : KeysOf<T[K], `${Before}${K}.`>;
}[keyof T & string];

/** Every sentence there is, by its path: 'items.filters.title'. */
export type WordKey = KeysOf<Catalogue>;

type TextAt<T, K extends string> = K extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? TextAt<T[Head], Rest>
    : never
  : { [P in keyof T & string]: Base<P> extends K ? T[P] : never }[keyof T & string];

type Gaps<S> = S extends `${string}{{${infer Gap}}}${infer Rest}` ? Gap | Gaps<Rest> : never;

type Values<K extends string> = { count?: number } & Record<Gaps<TextAt<Catalogue, K>>, string | number>;

type Arguments<K extends string> =
  Gaps<TextAt<Catalogue, K>> extends never ? [values?: { count?: number }] : [values: Values<K>];

/** A sentence by its key, with its gaps filled; a gap that is not filled is a type error. */
export type Translate = <K extends WordKey>(key: K, ...values: Arguments<K>) => string;

type Tree = { readonly [name: string]: string | Tree };

const leafAt = (tree: Tree, path: readonly string[], last: string): string | undefined => {
  const branch = path.reduce<string | Tree | undefined>(
    (at, name) => (typeof at === 'object' ? at[name] : undefined),
    tree,
  );
  const leaf = typeof branch === 'object' ? branch[last] : undefined;
  return typeof leaf === 'string' ? leaf : undefined;
};

/** Reads a catalogue aloud. Which plural a count takes is the language's business (`Intl.PluralRules`). */
export const translator = (catalogue: Tree, language: string): Translate => {
  const rules = new Intl.PluralRules(language);
  return (key: string, values?: Record<string, string | number>): string => {
    const path = key.split('.');
    const name = path.pop() ?? '';
    const count = values?.count;
    const endings =
      typeof count === 'number'
        ? [...(count === 0 ? ['_zero'] : []), `_${rules.select(count)}`, '_other', '']
        : [''];
    const text = endings
      .map((ending) => leafAt(catalogue, path, `${name}${ending}`))
      .find((leaf) => leaf !== undefined);
    // A key that is not there is seen at once, and never as an empty page.
    return (text ?? key).replace(/\{\{(\w+)\}\}/g, (gap, filled: string) => String(values?.[filled] ?? gap));
  };
};
