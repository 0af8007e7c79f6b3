import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { explainPair } from '#server/matching/explaining.contract.ts';
import { pairByHand } from '#server/matching/matching.contract.ts';
import { codeOf } from '../api/api-error.ts';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { SignedIn } from '../app/signed-in.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { AreaField } from '../ui/controls.tsx';
import { Page } from '../ui/page.tsx';
import { Fault, Note } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import { PairSides } from './pair-sides.tsx';
import type { PairSearch } from './queue-search.ts';
import { Why } from './why.tsx';

const Explained = ({ need, idea }: { need: string; idea: string }) => {
  const { t } = useTranslation();
  const read = useRead(explainPair, { query: { need, idea } });
  return (
    <Reading of={read}>
      {({ reasons, gates, scorerVersion }) => (
        <div className="stack">
          {gates.length === 0 ? null : (
            <Note tone="warn" title={t('matching.pair.gates')}>
              {gates.map((gate) => (
                <p key={gate}>{t(`matching.why.gate.${gate}`)}</p>
              ))}
            </Note>
          )}
          <Why reasons={reasons} scorerVersion={scorerVersion} />
        </div>
      )}
    </Reading>
  );
};

const Pairing = () => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const { need, idea } = useSearch({ from: '/matches/new' });
  const navigate = useNavigate({ from: '/matches/new' });
  const [reason, setReason] = useState('');
  const [mistake, setMistake] = useState<string>();
  const pair = useAct(pairByHand, {
    onDone: ({ id }) => navigate({ to: '/queue', search: { status: 'shortlisted', pair: id } }),
  });
  const choose = (chosen: Partial<Record<keyof PairSearch, string | undefined>>): void =>
    void navigate({ search: (before) => ({ ...before, ...chosen }) as PairSearch });

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const both = need !== undefined && idea !== undefined;
    const told = reason.trim().length >= 10;
    setMistake(both ? (told ? undefined : t('matching.pair.tooShort')) : t('matching.pair.needBoth'));
    if (!told) document.getElementById('pair-reason')?.focus();
    if (both && told) pair.mutate({ body: { needId: need, ideaId: idea, reason: reason.trim() } });
  };

  return (
    <PairSides need={need} idea={idea} choose={choose}>
      <form className="stack" onSubmit={submit} noValidate>
        {need === undefined || idea === undefined ? (
          <p className="dim">{t('matching.pair.both')}</p>
        ) : (
          <Explained need={need} idea={idea} />
        )}
        <AreaField
          id="pair-reason"
          label={t('matching.pair.reason')}
          help={t('matching.pair.reasonHelp')}
          who={t('matching.pair.reasonWho')}
          rows={3}
          value={reason}
          onChange={setReason}
          error={mistake}
        />
        {pair.isError ? <Fault message={sentence(pair.error)} /> : null}
        {pair.isError && codeOf(pair.error) === 'match_exists' && need !== undefined && idea !== undefined ? (
          <div>
            <ButtonLink to="/queue" search={{ needId: need, ideaId: idea }} variant="outline" size="sm">
              {t('matching.pair.find')}
            </ButtonLink>
          </div>
        ) : null}
        <div>
          <Button type="submit" loading={pair.isPending}>
            {t('matching.pair.submit')}
          </Button>
        </div>
      </form>
    </PairSides>
  );
};

export const PairByHandPage = () => {
  const { t } = useTranslation();
  return (
    <SignedIn title={t('matching.pair.title')}>
      {(me) =>
        me.agencyId === null ? (
          <Page title={t('matching.queue.notBroker')} lead={t('matching.queue.notBrokerBody')} />
        ) : (
          <Page
            title={t('matching.pair.title')}
            lead={t('matching.pair.lead')}
            back={<BackLink to="/queue">{t('matching.match.toQueue')}</BackLink>}
          >
            <Pairing />
          </Page>
        )
      }
    </SignedIn>
  );
};
