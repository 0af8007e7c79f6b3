import { Button, Skeleton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../words/use-translation.ts';
import classes from './states.module.css';

/** Grey lines where the words will be, and a word for those who cannot see them. */
export const Loading = ({ lines = 4, height = 56 }: { lines?: number; height?: number }) => {
  const { t } = useTranslation();
  return (
    <div className="stack" role="status">
      <span className="visually-hidden">{t('app.loading')}</span>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((line) => (
        <Skeleton key={line} height={height} radius="sm" />
      ))}
    </div>
  );
};

type EmptyProps = { title: string; children?: ReactNode; action?: ReactNode; picture?: ReactNode };

/** Nothing here, why, and what to do next. */
export const Empty = ({ title, children, action, picture }: EmptyProps) => (
  <div className={classes.empty}>
    {picture}
    <p className={classes.title}>{title}</p>
    {children === undefined ? null : <div className="dim prose">{children}</div>}
    {action}
  </div>
);

type FaultProps = { message: string; onRetry?: () => void };

/** What happened, and what to do. */
export const Fault = ({ message, onRetry }: FaultProps) => {
  const { t } = useTranslation();
  return (
    <div className={classes.fault} role="alert">
      <IconAlertTriangle aria-hidden />
      <div className="stack tight">
        <p>{message}</p>
        {onRetry === undefined ? null : (
          <div>
            <Button variant="default" onClick={onRetry}>
              {t('app.retry')}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
};

type NoteProps = {
  tone?: 'plain' | 'ok' | 'warn' | 'bad' | 'need' | 'idea' | 'match';
  title?: string;
  children?: ReactNode;
};

/** A quiet box that says one thing worth knowing here. */
export const Note = ({ tone = 'plain', title, children }: NoteProps) => (
  <div className={classes.note} data-tone={tone}>
    {title === undefined ? null : <p className={classes.title}>{title}</p>}
    {children}
  </div>
);
