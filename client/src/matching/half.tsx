import type { ReactNode } from 'react';
import { useTranslation } from '../words/use-translation.ts';
import classes from './half.module.css';

type Tag = { id: string; label: string };

/** Facts of one half in two columns; those with nothing to say are left out. */
export const SideFacts = ({ of }: { of: readonly (readonly [string, ReactNode])[] }) => (
  <dl className={classes.facts}>
    {of
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);

/** Tags of one half; those that the other half has too stand first, in the colour of a match. */
export const HalfTags = ({ tags, shared }: { tags: readonly Tag[]; shared: ReadonlySet<string> }) => {
  const { t } = useTranslation();
  if (tags.length === 0) return null;
  const sorted = [...tags].sort((one, other) => Number(shared.has(other.id)) - Number(shared.has(one.id)));
  return (
    <ul className={classes.tags} aria-label={t('matching.side.tags')}>
      {sorted.map(({ id, label }) => (
        <li key={id} data-shared={shared.has(id)}>
          {label}
          {shared.has(id) ? <span className="visually-hidden"> ({t('matching.side.shared')})</span> : null}
        </li>
      ))}
    </ul>
  );
};

type Props = {
  side: 'need' | 'idea';
  title: string;
  link: ReactNode;
  warning?: string | undefined;
  children: ReactNode;
};

/** One half of a pair: its colour, its name, what it says. */
export const Half = ({ side, title, link, warning, children }: Props) => {
  const { t } = useTranslation();
  return (
    <section className={classes.half} data-side={side} aria-label={`${t(`matching.side.${side}`)}: ${title}`}>
      <p className={classes.kind}>{t(`matching.side.${side}`)}</p>
      <h2 className={classes.title}>{title}</h2>
      {warning === undefined ? null : <p className={classes.warning}>{warning}</p>}
      {children}
      <p className={classes.link}>{link}</p>
    </section>
  );
};
