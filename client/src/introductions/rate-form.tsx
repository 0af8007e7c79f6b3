import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { rateIntroduction } from '#server/introductions/aftermath.contract.ts';
import type { Introduction } from '#server/introductions/introductions.contract.ts';
import { useAct } from '../api/use-act.ts';
import { AreaField, RadioField } from '../ui/controls.tsx';
import { formatDay } from '../ui/format.ts';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './accept-form.module.css';

type Props = { introduction: Introduction };

const scores = ['one', 'two', 'three', 'four', 'five'] as const;

const Form = ({ introduction, onDone }: Props & { onDone: () => void }) => {
  const { t } = useTranslation();
  const sentenceOf = useSentence();
  const given = introduction.as === 'broker' ? null : introduction.satisfaction[introduction.as];
  const [score, setScore] = useState(given === null ? null : (scores[given.score - 1] ?? null));
  const [sentence, setSentence] = useState(given?.sentence ?? '');
  const [asked, setAsked] = useState(false);
  const rate = useAct(rateIntroduction, { onDone });

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (score === null) document.getElementById('rate-score')?.focus();
    else {
      rate.mutate({
        params: { id: introduction.id },
        body: { score: scores.indexOf(score) + 1, sentence: sentence.trim() },
      });
    }
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <RadioField
        id="rate-score"
        label={t('mediation.rate.score')}
        choices={scores.map((value) => ({ value, label: t(`mediation.rate.scores.${value}`) }))}
        value={score}
        onChange={setScore}
        error={asked && score === null ? t('mediation.rate.needScore') : undefined}
      />
      <AreaField
        id="rate-sentence"
        label={t('mediation.rate.sentence')}
        who={t('introductions.decline.reasonWho', { agency: introduction.agency.name })}
        optional
        rows={2}
        value={sentence}
        onChange={setSentence}
      />
      {rate.isError ? <Fault message={sentenceOf(rate.error)} /> : null}
      <div>
        <Button type="submit" loading={rate.isPending}>
          {t('mediation.rate.submit')}
        </Button>
      </div>
    </form>
  );
};

/** Asked of each side once it is closed; what was said can be changed for a while. */
export const RateForm = ({ introduction }: Props) => {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  const { as, moves, satisfaction } = introduction;
  const given = as === 'broker' ? null : satisfaction[as];
  const may = moves.includes('rate');
  if (!may && given === null) return null;
  return (
    <section className={classes.answer} aria-labelledby="rate">
      <h2 id="rate">{t('mediation.rate.title')}</h2>
      {given === null ? (
        <p>{t('mediation.rate.lead', { agency: introduction.agency.name })}</p>
      ) : (
        <p role="status">
          {may
            ? t('mediation.rate.given', { score: given.score, day: formatDay(given.editableUntil) })
            : t('mediation.rate.givenFinal', { score: given.score })}
        </p>
      )}
      {given !== null && may && !changing ? (
        <div>
          <Button variant="default" onClick={() => setChanging(true)}>
            {t('mediation.rate.change')}
          </Button>
        </div>
      ) : null}
      {may && (given === null || changing) ? (
        <Form introduction={introduction} onDone={() => setChanging(false)} />
      ) : null}
    </section>
  );
};
