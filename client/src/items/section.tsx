import type { ReactNode } from 'react';
import classes from './items.module.css';

/** One part of what somebody wrote, under its heading; nothing when nothing was written. */
export const Section = ({ title, children }: { title: string; children: ReactNode }) =>
  children === '' || children === null || children === undefined ? null : (
    <section className={classes.section}>
      <h2>{title}</h2>
      {typeof children === 'string' ? <p className="prose">{children}</p> : children}
    </section>
  );
