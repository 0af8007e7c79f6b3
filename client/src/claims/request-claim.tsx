import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type ClaimedNoun, requestClaim } from '#server/claims/claims.contract.ts';
import { useAct } from '../api/use-act.ts';
import { AreaField, RadioField, TextField } from '../ui/controls.tsx';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import { useWholeChoices, type Whole } from './whole.ts';

type Props = { noun: ClaimedNoun; id: string; whole: Whole | null; onCancel: () => void };

/** Who somebody is, and why it is theirs. */
export const RequestClaim = ({ noun, id, whole, onCancel }: Props) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const choices = useWholeChoices(noun, whole);
  const [who, setWho] = useState('');
  const [why, setWhy] = useState('');
  const [all, setAll] = useState<'one' | 'all'>('one');
  const [checked, setChecked] = useState(false);
  const act = useAct(requestClaim);
  const isShort = (text: string): boolean => text.trim().length < 3;
  const errorOf = (text: string) => (checked && isShort(text) ? t('claims.is.short') : undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    const wrong = isShort(who) ? 'claim-who' : isShort(why) ? 'claim-why' : undefined;
    if (wrong !== undefined) document.getElementById(wrong)?.focus();
    else act.mutate({ body: { noun, id, whole: all === 'all', who, why } });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {act.isError ? <Fault message={sentence(act.error)} /> : null}
      {choices.length < 2 ? null : (
        <RadioField
          id="claim-whole"
          label={t('claims.is.whole')}
          choices={choices}
          value={all}
          onChange={setAll}
        />
      )}
      <TextField
        id="claim-who"
        label={t('claims.is.who')}
        help={t('claims.is.whoHelp')}
        who={t('claims.is.reads')}
        error={errorOf(who)}
        value={who}
        onChange={setWho}
      />
      <AreaField
        id="claim-why"
        label={t('claims.is.why')}
        help={t('claims.is.whyHelp')}
        who={t('claims.is.reads')}
        error={errorOf(why)}
        rows={3}
        value={why}
        onChange={setWhy}
      />
      <div className="row">
        <Button type="submit" loading={act.isPending}>
          {t('claims.is.send')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
};
