import type { ReactNode } from 'react';
import type { Read } from '../app/reading.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './items.module.css';
import { SharedLine } from './shared.tsx';

type Like = { tags: string[]; words: string[] };
type Props<M extends Like> = {
  noun: 'need' | 'idea';
  read: Read<{ items: M[] }>;
  keyOf: (like: M) => string;
  children: (like: M) => ReactNode;
};

/** Others of the same side that say much the same; nothing where there are none, since that is no news. */
export function SimilarList<M extends Like>({ noun, read, keyOf, children }: Props<M>) {
  const { t } = useTranslation();
  if (read.data === undefined || read.data.items.length === 0) return null;
  return (
    <section className={classes.section}>
      <h2>{t(`${noun}s.similar`)}</h2>
      <ul className={classes.list}>
        {read.data.items.map((like) => (
          <li key={keyOf(like)}>
            {children(like)}
            <p className={classes.likeness}>
              <SharedLine tags={like.tags} words={like.words} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
