import { Button } from '@mantine/core';
import { useState } from 'react';
import { cancelImport, getImport, type Import, startImport } from '#server/import/imports.contract.ts';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { formatCount, formatMoment } from '../ui/format.ts';
import { Badge, type Tone } from '../ui/pills.tsx';
import { Fault, Note } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './administration.module.css';
import { ImportReport } from './import-report.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

const tones: Readonly<Record<Import['status'], Tone>> = {
  checking: 'match',
  checked: 'warn',
  importing: 'match',
  done: 'ok',
  refused: 'bad',
  failed: 'bad',
  cancelled: 'plain',
};

const sizeOf = (bytes: number): string =>
  bytes < 100_000 ? `${formatCount(Math.ceil(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

const Start = ({ one, onClose }: { one: Import; onClose: () => void }) => {
  const { t } = useTranslation();
  const act = useAct(startImport, { onDone: onClose });
  const { created = 0, changed = 0, refused = 0 } = one.report ?? {};
  const rows = formatCount(created + changed);
  return (
    <ReasonDialog
      title={t('imports.startWhat', { name: one.fileName })}
      about={
        refused === 0
          ? t('imports.startAll', { rows })
          : t('imports.startSome', { rows, refused: formatCount(refused) })
      }
      act={t('imports.start')}
      grave={false}
      pending={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={(reason) => act.mutate({ params: { id: one.id }, body: { mayLeaveOut: refused, reason } })}
    />
  );
};

const Progress = ({ one }: { one: Import }) => {
  const { t } = useTranslation();
  const { step, rows, attempts, report } = one;
  const said = step === null ? t('imports.waits') : t(`imports.step.${step}`, { rows: formatCount(rows) });
  // How many rows there are is known once it has been read.
  const all = one.status === 'importing' ? report?.read : undefined;
  return (
    <div role="status">
      <p>{said}</p>
      {all === undefined || step === null ? (
        <progress aria-label={said} />
      ) : (
        <progress aria-label={said} max={all} value={rows} />
      )}
      {attempts > 1 ? <p>{t('imports.again')}</p> : null}
    </div>
  );
};

/** One import: how far it is, what it would do or did, and what can be done about it. */
export const ImportLine = ({ listed }: { listed: Import }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [starting, setStarting] = useState(false);
  const giveUp = useAct(cancelImport);
  const runs = ({ status }: Import): boolean => status === 'checking' || status === 'importing';
  const read = useRead(
    getImport,
    { params: { id: listed.id } },
    { enabled: runs(listed), refetchEvery: 1_000 },
  );
  const one = runs(listed) ? (read.data ?? listed) : listed;
  const who = one.sentBy ?? t('imports.gone');
  return (
    <article className={classes.line}>
      <div className={classes.said}>
        <h2 className={classes.name}>
          {one.fileName} <Badge tone={tones[one.status]}>{t(`imports.status.${one.status}`)}</Badge>
        </h2>
        <p className="dim small">
          {t('imports.about', {
            kind: t(`imports.kinds.${one.kind}`),
            size: sizeOf(one.size),
            at: formatMoment(one.sentAt),
            who,
          })}
        </p>
        {runs(one) ? <Progress one={one} /> : null}
        {one.problem === null ? null : (
          <Note tone={one.status === 'checked' ? 'warn' : 'bad'}>
            <p>{one.problem}</p>
          </Note>
        )}
        {one.report === null || one.status === 'cancelled' ? null : (
          <ImportReport of={one} report={one.report} />
        )}
        {one.status === 'checked' && !one.moves.includes('start') ? <p>{t('imports.nothingNew')}</p> : null}
        {giveUp.error === null ? null : <Fault message={sentence(giveUp.error)} />}
      </div>
      <div className="row">
        {one.moves.includes('start') ? (
          <Button onClick={() => setStarting(true)}>{t('imports.start')}</Button>
        ) : null}
        {one.moves.includes('cancel') ? (
          <Button
            variant="default"
            loading={giveUp.isPending}
            aria-label={t('imports.giveUpWhat', { name: one.fileName })}
            onClick={() => giveUp.mutate({ params: { id: one.id } })}
          >
            {t('imports.giveUp')}
          </Button>
        ) : null}
      </div>
      {starting ? <Start one={one} onClose={() => setStarting(false)} /> : null}
    </article>
  );
};
