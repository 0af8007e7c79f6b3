import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type ClaimedNoun, inviteToClaim } from '#server/claims/claims.contract.ts';
import { useAct } from '../api/use-act.ts';
import { RadioField, TextField } from '../ui/controls.tsx';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import { useWholeChoices, type Whole } from './whole.ts';

type Props = { noun: ClaimedNoun; id: string; whole: Whole | null };

/** For those who answer for the patch: bring in the person whose it is. */
export const InviteToClaim = ({ noun, id, whole }: Props) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const choices = useWholeChoices(noun, whole);
  const [email, setEmail] = useState('');
  const [all, setAll] = useState<'one' | 'all'>('one');
  const [bad, setBad] = useState(false);
  const act = useAct(inviteToClaim, { onDone: () => setEmail('') });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const fine = inviteToClaim.body.shape.email.safeParse(email).success;
    setBad(!fine);
    if (fine) act.mutate({ body: { noun, id, email, whole: all === 'all' } });
    else document.getElementById('claim-email')?.focus();
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <h3>{t('claims.is.invite')}</h3>
      {act.isError ? <Fault message={sentence(act.error)} /> : null}
      {choices.length < 2 ? null : (
        <RadioField
          id="claim-invite-whole"
          label={t('claims.is.inviteWhole')}
          choices={choices}
          value={all}
          onChange={setAll}
        />
      )}
      <TextField
        id="claim-email"
        type="email"
        label={t('claims.is.email')}
        help={t('claims.is.inviteHelp')}
        error={bad ? t('claims.is.badEmail') : undefined}
        value={email}
        onChange={setEmail}
      />
      <div className="row">
        <Button type="submit" variant="default" loading={act.isPending}>
          {t('claims.is.inviteSend')}
        </Button>
        <span role="status">{act.data === undefined ? null : t('claims.is.invited')}</span>
      </div>
    </form>
  );
};
