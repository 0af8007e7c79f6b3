import { Button } from '@mantine/core';
import { type FormEvent, useId, useRef, useState } from 'react';
import {
  type Call,
  followUp,
  listCalls,
  logCall,
  type SpokeWith,
} from '#server/introductions/private.contract.ts';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { formatDay, today } from '../ui/format.ts';
import { useFirstFocus } from '../ui/use-first-focus.ts';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './private-notes.module.css';

type Props = { introductionId: string };

const whom = ['need', 'idea', 'both', 'other'] as const satisfies readonly SpokeWith[];

const NewCall = ({ introductionId, onDone }: Props & { onDone: () => void }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const id = useId();
  const [spokeWith, setSpokeWith] = useState<SpokeWith>('need');
  const [calledOn, setCalledOn] = useState(today());
  const [followUpOn, setFollowUpOn] = useState('');
  const [body, setBody] = useState('');
  const [fault, setFault] = useState<string>();
  const log = useAct(logCall, { onDone });
  const first = useFirstFocus<HTMLSelectElement>();

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wrong =
      body.trim() === ''
        ? t('mediation.calls.needBody')
        : calledOn === '' || (followUpOn !== '' && followUpOn < calledOn)
          ? t('mediation.calls.needDay')
          : undefined;
    setFault(wrong);
    if (wrong !== undefined) return;
    log.mutate({
      params: { id: introductionId },
      body: { spokeWith, calledOn, body: body.trim(), followUpOn: followUpOn === '' ? null : followUpOn },
    });
  };

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <label htmlFor={`${id}-with`}>{t('mediation.calls.with')}</label>
      <select
        ref={first}
        id={`${id}-with`}
        value={spokeWith}
        onChange={({ currentTarget }) =>
          setSpokeWith(whom.find((one) => one === currentTarget.value) ?? 'other')
        }
      >
        {whom.map((one) => (
          <option key={one} value={one}>
            {t(`mediation.calls.withWhom.${one}`)}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-on`}>{t('mediation.calls.on')}</label>
      <input
        id={`${id}-on`}
        type="date"
        max={today()}
        value={calledOn}
        onChange={({ currentTarget }) => setCalledOn(currentTarget.value)}
      />
      <label htmlFor={`${id}-body`}>{t('mediation.calls.body')}</label>
      <textarea
        id={`${id}-body`}
        rows={3}
        maxLength={4_000}
        value={body}
        onChange={({ currentTarget }) => setBody(currentTarget.value)}
      />
      <label htmlFor={`${id}-follow`}>
        {t('mediation.calls.followUp')} {t('app.optional')}
      </label>
      <input
        id={`${id}-follow`}
        type="date"
        min={calledOn}
        value={followUpOn}
        onChange={({ currentTarget }) => setFollowUpOn(currentTarget.value)}
      />
      {fault !== undefined || log.isError ? (
        <p role="alert" className={classes.fault}>
          {fault ?? sentence(log.error)}
        </p>
      ) : null}
      <div>
        <Button type="submit" variant="default" loading={log.isPending}>
          {t('mediation.calls.submit')}
        </Button>
      </div>
    </form>
  );
};

const Logged = ({ introductionId, call }: Props & { call: Call }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const done = useAct(followUp);
  return (
    <li>
      <p className={classes.by}>
        {call.authorName}, {formatDay(call.calledOn)} · {t(`mediation.calls.withWhom.${call.spokeWith}`)}
      </p>
      <p className={classes.body}>{call.body}</p>
      {call.followUpOn === null ? null : call.followedUpAt === null ? (
        <p className={classes.due}>
          {t('mediation.calls.due', { day: formatDay(call.followUpOn) })}
          <Button
            size="xs"
            variant="default"
            loading={done.isPending}
            onClick={() => done.mutate({ params: { id: introductionId, callId: call.id } })}
          >
            {t('mediation.calls.markDone')}
          </Button>
        </p>
      ) : (
        <p className={classes.by}>{t('mediation.calls.done', { day: formatDay(call.followedUpAt) })}</p>
      )}
      {done.isError ? (
        <p role="alert" className={classes.fault}>
          {sentence(done.error)}
        </p>
      ) : null}
    </li>
  );
};

/** Talks off the platform, with what is to be followed up: the agency's own. */
export const CallLog = ({ introductionId }: Props) => {
  const { t } = useTranslation();
  const read = useRead(listCalls, { params: { id: introductionId } });
  const [adding, setAdding] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const logged = (): void => {
    setAdding(false);
    heading.current?.focus();
  };
  return (
    <section className={classes.part}>
      <h3 ref={heading} tabIndex={-1}>
        {t('mediation.calls.title')}
      </h3>
      {adding ? (
        <NewCall introductionId={introductionId} onDone={logged} />
      ) : (
        <div>
          <Button variant="default" onClick={() => setAdding(true)}>
            {t('mediation.calls.add')}
          </Button>
        </div>
      )}
      <Reading of={read} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={classes.who}>{t('mediation.calls.empty')}</p>
          ) : (
            <ul className={classes.notes}>
              {items.map((call) => (
                <Logged key={call.id} introductionId={introductionId} call={call} />
              ))}
            </ul>
          )
        }
      </Reading>
    </section>
  );
};
