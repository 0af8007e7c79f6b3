import type { ReactNode } from 'react';
import classes from './pills.module.css';

export type Tone = 'plain' | 'need' | 'idea' | 'match' | 'ok' | 'warn' | 'bad';

/** A short word about a thing: its state, its side. */
export const Badge = ({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={classes.badge} data-tone={tone}>
    {children}
  </span>
);

/** A handful of words in a row, such as tags. */
export const Pills = ({ label, children }: { label: string; children: ReactNode }) => (
  <ul className={classes.pills} aria-label={label}>
    {children}
  </ul>
);

export const Pill = ({ children }: { children: ReactNode }) => <li className={classes.pill}>{children}</li>;
