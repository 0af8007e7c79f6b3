import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { type CardField, type ContactCard, getMyCard } from '#server/accounts/accounts.contract.ts';
import { acceptIntroduction, type Introduction } from '#server/introductions/introductions.contract.ts';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { CheckLine, ChecksField } from '../ui/controls.tsx';
import { ErrorSummary, type Mistake, messageOf } from '../ui/error-summary.tsx';
import { formatDay } from '../ui/format.ts';
import { Fault, Note } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './accept-form.module.css';

const all = ['name', 'email', 'telephone'] as const satisfies readonly CardField[];

type Props = { introduction: Introduction; onDecline: () => void };

const Form = ({ introduction, onDecline, card }: Props & { card: ContactCard }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const accept = useAct(acceptIntroduction);
  const on = all.filter((field) => Boolean(card[field]));
  const missing = all.filter((field) => !card[field]);
  const [fields, setFields] = useState<CardField[]>(on.filter((field) => field !== 'telephone'));
  const [agreed, setAgreed] = useState(false);
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const side = introduction.as === 'need' ? 'need' : 'idea';
  const moderated = introduction.mediation === 'fully_moderated';
  const other = t(side === 'need' ? 'introductions.accept.otherIdea' : 'introductions.accept.otherNeed');
  const { name: agency } = introduction.agency;
  const theirs = introduction.answers[side === 'need' ? 'idea' : 'need'].status;
  const chosen = all.filter((field) => fields.includes(field));
  const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(
    chosen.map((field) => t(`introductions.fields.${field}`)),
  );
  const errorOf = messageOf(mistakes);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const found: Mistake[] = [
      ...(chosen.length === 0
        ? [{ field: 'accept-fields', message: t('introductions.accept.needField') }]
        : []),
      ...(agreed ? [] : [{ field: 'accept-agree', message: t('introductions.accept.needAgree') }]),
    ];
    setMistakes(found);
    if (found.length > 0) return;
    accept.mutate({
      params: { id: introduction.id },
      body: { fields: chosen, wordingId: introduction.wording.id },
    });
  };

  return (
    <form className="stack" onSubmit={submit} noValidate>
      <ErrorSummary mistakes={mistakes} />
      <ChecksField
        id="accept-fields"
        label={
          moderated
            ? t('mediation.moderated.fields', { agency })
            : t('introductions.accept.fields', { other })
        }
        help={t('introductions.accept.fieldsHelp', { other })}
        who={
          moderated
            ? t('mediation.moderated.fieldsWho', { agency, other })
            : capital(t('introductions.accept.fieldsWho', { other }))
        }
        choices={on.map((field) => ({
          value: field,
          label: t(`introductions.card.${field}`),
          help: card[field] ?? '',
        }))}
        value={fields}
        onChange={setFields}
        error={errorOf('accept-fields')}
      />
      <p className="small">
        {missing.length === 0 ? null : (
          <span className="dim">
            {missing.map((field) => t(`introductions.card.${field}`)).join(', ')}:{' '}
            {t('introductions.accept.missing')}.{' '}
          </span>
        )}
        <Link to="/me/card">{t('introductions.accept.editCard')}</Link>
      </p>
      <div className="stack tight">
        <h3>{t('introductions.accept.wording')}</h3>
        <blockquote className={classes.wording}>{introduction.wording.text}</blockquote>
        <div id="accept-agree" tabIndex={-1}>
          <CheckLine label={t('introductions.accept.agree')} checked={agreed} onChange={setAgreed} />
        </div>
        {errorOf('accept-agree') === undefined ? null : (
          <p className={classes.error}>{errorOf('accept-agree')}</p>
        )}
      </div>
      <div className="stack tight">
        <h3>{t('introductions.accept.next')}</h3>
        <ul className={classes.next}>
          {moderated ? <li>{t('mediation.moderated.next', { other, agency })}</li> : null}
          <li>
            {capital(
              t(
                `introductions.accept.${theirs === 'accepted' ? 'nextOpen' : 'nextWait'}${moderated ? 'Moderated' : ''}`,
                {
                  other,
                },
              ),
            )}
          </li>
          <li>{t('introductions.accept.next3')}</li>
        </ul>
      </div>
      {accept.isError ? <Fault message={sentence(accept.error)} /> : null}
      <div className="row">
        <Button type="submit" loading={accept.isPending}>
          {chosen.length === 0
            ? t('introductions.accept.submitNone')
            : t('introductions.accept.submit', { fields: listed })}
        </Button>
        {introduction.moves.includes('decline') ? (
          <Button variant="default" onClick={onDecline}>
            {t('introductions.accept.decline')}
          </Button>
        ) : null}
      </div>
    </form>
  );
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** One side's answer: who asks, exactly which fields would go to whom, the words agreed to, what happens next. */
export const AcceptForm = (props: Props) => {
  const { t } = useTranslation();
  const { introduction } = props;
  const read = useRead(getMyCard, {});
  const other = t(
    introduction.as === 'need' ? 'introductions.accept.otherIdea' : 'introductions.accept.otherNeed',
  );
  return (
    <section className={classes.answer} aria-labelledby="answer">
      <h2 id="answer">{t('introductions.accept.title')}</h2>
      <p>{t('introductions.accept.lead', { agency: introduction.agency.name, other })}</p>
      {introduction.note ? (
        <div>
          <p className="dim small">{t('introductions.accept.note')}</p>
          <blockquote className={classes.note}>{introduction.note}</blockquote>
        </div>
      ) : null}
      {introduction.interest === null ? null : (
        <Note tone="warn" title={t('mediation.interest.title')}>
          <p className={classes.interest}>{introduction.interest.text}</p>
          <p className="dim small">
            {t('mediation.interest.declared', { day: formatDay(introduction.interest.declaredAt) })}
          </p>
        </Note>
      )}
      <Reading of={read}>{(card) => <Form {...props} card={card} />}</Reading>
    </section>
  );
};
