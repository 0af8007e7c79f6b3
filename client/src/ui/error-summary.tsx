import { useEffect, useRef } from 'react';
import { useTranslation } from '../words/use-translation.ts';
import classes from './error-summary.module.css';

export type Mistake = { field: string; message: string };

/** What is said of a field, from all that is wrong. */
export const messageOf =
  (mistakes: readonly Mistake[]) =>
  (field: string): string | undefined =>
    mistakes.find((one) => one.field === field)?.message;

/** Every mistake in one place, with the focus on it; each line leads to its field. */
export const ErrorSummary = ({ mistakes }: { mistakes: readonly Mistake[] }) => {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const seen = useRef<readonly Mistake[]>([]);
  useEffect(() => {
    if (mistakes.length > 0 && mistakes !== seen.current) box.current?.focus();
    seen.current = mistakes;
  }, [mistakes]);
  if (mistakes.length === 0) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className={classes.summary}>
      <h2>{t('app.mistakes', { count: mistakes.length })}</h2>
      <p>{t('app.answersKept')}</p>
      <ul>
        {mistakes.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(field)?.focus();
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
};
