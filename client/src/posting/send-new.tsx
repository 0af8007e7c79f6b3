import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Me } from '#server/accounts/accounts.contract.ts';
import { GrantChoice } from '../accounts/grant-choice.tsx';
import { ResendButton } from '../accounts/resend-button.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { Note } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { firstPoster, PosterChoice } from './poster-choice.tsx';
import classes from './posting.module.css';

export type Sending = {
  organisationId: string | null;
  publish: boolean;
  onBehalf: { consent: string } | undefined;
};

type Props = {
  noun: 'need' | 'idea';
  me: Me | null;
  /** Whether it may be sent; shows what is wrong if not. A draft needs no more than its title. */
  ready: (publish: boolean) => boolean;
  send: (sending: Sending) => void;
  pending: boolean;
};

/** The end of posting: an account if there is none yet, whose posting it is, and the two ways to send it. */
export const SendNew = ({ noun, me, ready, send, pending }: Props) => {
  const { t } = useTranslation();
  if (me === null) {
    const back = `/${noun}s/new?step=check`;
    return (
      <Note tone="match">
        <p>{t('posting.check.account')}</p>
        <div className="row">
          <ButtonLink to="/sign-up" search={{ back }}>
            {t('nav.signUp')}
          </ButtonLink>
          <ButtonLink to="/sign-in" search={{ back }} variant="default">
            {t('nav.signIn')}
          </ButtonLink>
        </div>
      </Note>
    );
  }
  const commissioner = me.memberships.some(({ role }) => role === 'commissioner');
  if (noun === 'need' && !commissioner && me.agencyId === null) {
    return (
      <Note tone="warn" title={t('posting.check.commissioners')}>
        <p>{t('posting.check.commissionersBody')}</p>
        <div className="row">
          <ButtonLink to="/organisations/new" variant="default">
            {t('organisations.register.title')}
          </ButtonLink>
        </div>
      </Note>
    );
  }
  return <SendAs noun={noun} me={me} ready={ready} send={send} pending={pending} />;
};

const SendAs = ({ noun, me, ready, send, pending }: Props & { me: Me }) => {
  const { t } = useTranslation();
  const [poster, setPoster] = useState(() => firstPoster(noun, me));
  const [tried, setTried] = useState(false);
  const waiting =
    !poster.forCaller &&
    me.memberships.some(
      ({ organisationId, organisationVerified }) =>
        organisationId === poster.organisationId && !organisationVerified,
    );
  const consentMissing = poster.forCaller && poster.consent.trim().length < 10;
  const go = (publish: boolean): void => {
    setTried(true);
    if (consentMissing) document.getElementById('consent')?.focus();
    else if (ready(publish)) {
      send({
        organisationId: poster.forCaller ? null : poster.organisationId,
        publish,
        onBehalf: poster.forCaller ? { consent: poster.consent } : undefined,
      });
    }
  };
  return (
    <>
      <PosterChoice
        noun={noun}
        me={me}
        value={poster}
        onChange={setPoster}
        consentError={tried && consentMissing ? t('posting.issue.consent') : undefined}
      />
      {poster.forCaller ? null : <GrantChoice />}
      <Note title={t('posting.check.next')}>
        <p>{t('posting.check.nextBody')}</p>
      </Note>
      <div className={classes.foot}>
        {me.verified ? null : (
          <Note tone="warn">
            <p>{t('posting.check.verify')}</p>
            <div>
              <ResendButton />
            </div>
          </Note>
        )}
        {waiting ? <Note tone="warn">{t('posting.check.unverified')}</Note> : null}
        <div className={classes.buttons}>
          <Button variant="default" loading={pending} onClick={() => go(false)}>
            {t('posting.check.saveDraft')}
          </Button>
          {me.verified && !waiting ? (
            <Button loading={pending} onClick={() => go(true)}>
              {t('posting.check.publish')}
            </Button>
          ) : null}
        </div>
      </div>
    </>
  );
};
