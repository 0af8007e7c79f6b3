import type { ReactNode } from 'react';
import classes from './facts.module.css';

export type Fact = { name: string; value: ReactNode };

/** What is known, name by value; what is not known is not shown. */
export const Facts = ({ facts }: { facts: readonly (Fact | undefined)[] }) => (
  <dl className={classes.facts}>
    {facts.map((fact) =>
      fact === undefined ? null : (
        <div key={fact.name}>
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ),
    )}
  </dl>
);

/** A fact when there is something to say. */
export const factOf = (name: string, value: ReactNode): Fact | undefined =>
  value === null || value === undefined || value === '' || value === false ? undefined : { name, value };
