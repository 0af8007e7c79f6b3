import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { CaseloadRow } from '#server/introductions/caseload.contract.ts';
import { useColleagues } from '../matching/use-colleagues.ts';
import { useKeys } from '../matching/use-keys.ts';
import { formatDay } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './caseload.module.css';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { PairLink } from './introductions-table.tsx';
import { AnswerWords, ClockWords, IntroductionClasp } from './standing-words.tsx';

/** What is carried, to be walked, chosen and handed over by keys as by hand. */
export const CaseloadList = ({ items }: { items: readonly CaseloadRow[] }) => {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [moving, setMoving] = useState(false);
  const colleagues = useColleagues();
  const [said, setSaid] = useState('');
  const movable = items.filter(({ introduction }) => introduction.moves.includes('hand_over'));
  const chosen = movable.flatMap(({ introduction: { id } }) => (ticked.has(id) ? id : []));
  const brokers = new Set(
    movable.flatMap(({ introduction: { id, brokerId } }) => (ticked.has(id) ? [brokerId] : [])),
  );
  const [only] = brokers.size === 1 ? brokers : [null];

  const toggle = (id: string): void => {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    setTicked(next);
  };
  const all = (): void =>
    setTicked(
      chosen.length === movable.length
        ? new Set()
        : new Set(movable.map(({ introduction }) => introduction.id)),
    );
  const rows = (): HTMLElement[] =>
    [...(list.current?.children ?? [])].filter((row) => row instanceof HTMLElement);
  const current = (): number => rows().findIndex((row) => row.contains(document.activeElement));
  const step = (by: 1 | -1): void => {
    const at = current();
    const to = at === -1 ? 0 : Math.min(rows().length - 1, Math.max(0, at + by));
    rows()[to]?.querySelector<HTMLElement>('a')?.focus();
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    x: () => {
      const id = rows()[current()]?.dataset.introduction;
      if (id !== undefined && movable.some(({ introduction }) => introduction.id === id)) toggle(id);
    },
    a: all,
    m: () => {
      if (chosen.length > 0) setMoving(true);
    },
  });

  return (
    <>
      <div className={classes.acts}>
        <span role="status">
          {chosen.length === 0 ? said : t('mediation.caseload.chosen', { count: chosen.length })}
        </span>
        <Button
          size="sm"
          variant="default"
          disabled={movable.length === 0}
          aria-keyshortcuts="a"
          onClick={all}
        >
          {t(
            chosen.length > 0 && chosen.length === movable.length
              ? 'mediation.caseload.clear'
              : 'mediation.caseload.selectAll',
          )}
        </Button>
        <Button
          size="sm"
          disabled={chosen.length === 0}
          aria-keyshortcuts="m"
          onClick={() => setMoving(true)}
        >
          {t('mediation.caseload.handOver')}
        </Button>
      </div>
      <ul ref={list} className={classes.rows} aria-label={t('mediation.caseload.list')}>
        {items.map(({ introduction, followUpOn }) => (
          <li key={introduction.id} className={classes.row} data-introduction={introduction.id}>
            <label className={classes.tick}>
              <input
                type="checkbox"
                disabled={!introduction.moves.includes('hand_over')}
                checked={ticked.has(introduction.id)}
                onChange={() => toggle(introduction.id)}
              />
              <span className="visually-hidden">
                {t('mediation.caseload.select', { title: introduction.need.title })}
              </span>
            </label>
            <IntroductionClasp introduction={introduction} />
            <div className={classes.what}>
              <PairLink introduction={introduction} />
              <span className={classes.line}>
                {introduction.status === 'drafted' ? null : <AnswerWords introduction={introduction} />}
                <ClockWords introduction={introduction} />
                {followUpOn === null ? null : (
                  <span className={classes.followUp}>
                    {t('mediation.caseload.followUpOn', { day: formatDay(followUpOn) })}
                  </span>
                )}
                <span className="dim">
                  {introduction.brokerName ?? t('mediation.caseload.nobody')} ·{' '}
                  {t(`introductions.status.${introduction.status}`)}
                </span>
              </span>
            </div>
          </li>
        ))}
      </ul>
      <p className={`dim small ${classes.keys}`}>{t('mediation.caseload.keys')}</p>
      {moving && chosen.length > 0 && colleagues.length > 0 ? (
        <HandOverDialog
          ids={chosen}
          colleagues={colleagues}
          fromId={only ?? null}
          onClose={() => setMoving(false)}
          onDone={(name, count) => {
            setTicked(new Set());
            setSaid(t('mediation.caseload.moved', { count, name }));
          }}
        />
      ) : null}
    </>
  );
};
