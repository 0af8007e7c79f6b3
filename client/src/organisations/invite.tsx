import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Role } from '#server/accounts/accounts.contract.ts';
import { invite, listInvitations, type Organisation } from '#server/organisations/organisations.contract.ts';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { TextField } from '../ui/controls.tsx';
import { formatDay } from '../ui/format.ts';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import { RevokeInvitation } from './later.tsx';
import classes from './organisations.module.css';

/** Invite somebody by e-mail: an agency its brokers, any other organisation commissioners. Who waits can be taken back. */
export const Invite = ({ organisation }: { organisation: Organisation }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const params = { id: organisation.id };
  const [email, setEmail] = useState('');
  const [bad, setBad] = useState(false);
  // Brokers work at agencies and commissioners everywhere else: there is nothing to choose.
  const role: Role = organisation.isAgency ? 'broker' : 'commissioner';
  const open = useRead(listInvitations, { params });
  const act = useAct(invite, { onDone: () => setEmail('') });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const fine = invite.body.shape.email.safeParse(email).success;
    setBad(!fine);
    if (fine) act.mutate({ params, body: { email, role } });
    else document.getElementById('invite-email')?.focus();
  };
  return (
    <section className="stack">
      <h2>{t('organisations.invite.title')}</h2>
      <p className="dim">{t('organisations.invite.lead')}</p>
      <form className="stack" onSubmit={submit} noValidate>
        {act.isError ? <Fault message={sentence(act.error)} /> : null}
        <TextField
          id="invite-email"
          type="email"
          label={t('organisations.invite.email')}
          error={bad ? t('organisations.invite.badEmail') : undefined}
          value={email}
          onChange={setEmail}
        />
        <div className="row">
          <Button type="submit" loading={act.isPending}>
            {t('organisations.invite.submit')}
          </Button>
          <span role="status">
            {act.data === undefined ? null : t('organisations.invite.sent', { email: act.data.email })}
          </span>
        </div>
      </form>
      {open.data === undefined || open.data.items.length === 0 ? null : (
        <>
          <h3>{t('organisations.invite.open')}</h3>
          <ul className="plain-list">
            {open.data.items.map((one) => (
              <li key={one.id} className={classes.line}>
                <div>
                  <p>{one.email}</p>
                  <p className="dim small">
                    {t('organisations.invite.until', {
                      role: t(`organisations.members.role.${one.role}`),
                      day: formatDay(one.expiresAt),
                    })}
                  </p>
                </div>
                <RevokeInvitation organisationId={organisation.id} invitationId={one.id} email={one.email} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
