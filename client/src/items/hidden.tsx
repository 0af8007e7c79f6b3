import { Button } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { type Hiding, hiding } from '#server/items/hiding.contract.ts';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { AreaField } from '../ui/controls.tsx';
import { formatMoment } from '../ui/format.ts';
import { Fault, Note } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';

type Props = { noun: 'need' | 'idea'; id: string };
type Verb = Hiding['moves'][number];

/** A move with its reason, opened by its button, so that nobody hides anything by a slip. */
const Because = ({ noun, id, verb }: Props & { verb: Verb }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const of = hiding[noun];
  const endpoint = { hide: of.hide, restore: of.restore, ask_again: of.askAgain }[verb];
  const act = useAct(endpoint, {
    onDone: () => {
      setOpen(false);
      setReason('');
      document.querySelector<HTMLElement>('h1')?.focus();
    },
  });
  const lacking = reason.trim().length < 3;
  const box = `${verb}-reason`;
  // The button that opened it is gone: the keyboard goes on where there is something to write.
  useEffect(() => {
    if (open) document.getElementById(box)?.focus();
  }, [box, open]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (lacking) document.getElementById(box)?.focus();
    else act.mutate({ params: { id }, body: { reason } });
  };
  if (!open)
    return (
      <div>
        <Button variant="default" onClick={() => setOpen(true)}>
          {t(`items.hidden.${verb}`)}
        </Button>
      </div>
    );
  return (
    <form className="stack tight" onSubmit={submit} noValidate>
      <AreaField
        id={box}
        rows={3}
        label={t(`items.hidden.${verb}Why`)}
        value={reason}
        onChange={(typed) => setReason(typed.slice(0, 1_000))}
        error={asked && lacking ? t('items.hidden.needed') : undefined}
      />
      {act.isError ? <Fault message={sentence(act.error)} /> : null}
      <div className="row">
        <Button type="submit" loading={act.isPending} {...(verb === 'hide' ? { color: 'bad' } : {})}>
          {t(`items.hidden.${verb}Yes`)}
        </Button>
        <Button variant="default" onClick={() => setOpen(false)}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
};

/** For whoever looks after it, and for administrators: that it is hidden, why, and what can be done about it. */
export const Hidden = ({ noun, id }: Props) => {
  const { t } = useTranslation();
  const { data } = useRead(hiding[noun].get, { params: { id } });
  if (data === undefined || (data.hidden === null && data.moves.length === 0)) return null;
  const { hidden, moves } = data;
  const acts = moves.map((verb) => <Because key={verb} noun={noun} id={id} verb={verb} />);
  if (hidden === null) return <div className="stack tight">{acts}</div>;
  return (
    <Note tone="warn" title={t('items.hidden.title')}>
      <div className="stack tight">
        <p>{t('items.hidden.why', { at: formatMoment(hidden.at) })}</p>
        <blockquote className="prose">{hidden.reason}</blockquote>
        {hidden.answer === null || hidden.askedAgainAt === null ? (
          // What to do next is the author's to read.
          moves.includes('ask_again') ? (
            <p>{t('items.hidden.next')}</p>
          ) : null
        ) : (
          <>
            <p>{t('items.hidden.answered', { at: formatMoment(hidden.askedAgainAt) })}</p>
            <blockquote className="prose">{hidden.answer}</blockquote>
          </>
        )}
        {acts}
      </div>
    </Note>
  );
};
