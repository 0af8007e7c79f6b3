import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from '../words/use-translation.ts';
import classes from './page.module.css';

type Props = {
  title: string;
  /** What the browser's tab says, where the heading is a whole sentence. */
  tab?: string;
  /** A line over the title that says what kind of thing this is. */
  kicker?: ReactNode;
  lead?: ReactNode;
  back?: ReactNode;
  actions?: ReactNode;
  width?: 'prose' | 'wide' | 'full';
  /** Changes when the page asks something new in the same place: the heading takes the focus again. */
  step?: string | number;
  children?: ReactNode;
};

let arrived = false;

/** One page: one h1, which takes the focus on arrival so that a screen reader starts where the eye does. */
export const Page = ({
  title,
  tab = title,
  kicker,
  lead,
  back,
  actions,
  width = 'wide',
  step,
  children,
}: Props) => {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const name = t('app.name');

  useEffect(() => {
    document.title = tab === name ? name : `${tab} · ${name}`;
  }, [tab, name]);

  const at = useRef<string | number | undefined | null>(null);
  useEffect(() => {
    if (at.current === step) return;
    at.current = step;
    // On the first load the browser's own start of page is right, and the skip link must come first.
    if (arrived) heading.current?.focus({ preventScroll: true });
    arrived = true;
  }, [step]);

  return (
    <div className={classes.page} data-width={width}>
      {back === undefined ? null : (
        <nav className={classes.back} aria-label={t('app.back')}>
          {back}
        </nav>
      )}
      <header className={classes.header}>
        <div className={classes.titles}>
          {kicker === undefined ? null : <div className={classes.kicker}>{kicker}</div>}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead === undefined ? null : <div className={classes.lead}>{lead}</div>}
        </div>
        {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
};
