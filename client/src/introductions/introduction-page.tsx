import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { getIntroduction, type Introduction } from '#server/introductions/introductions.contract.ts';
import { codeOf } from '../api/api-error.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { SignedIn } from '../app/signed-in.tsx';
import { useColleagues } from '../matching/use-colleagues.ts';
import { Talks } from '../messages/talks.tsx';
import { useOutbox } from '../messages/use-outbox.ts';
import { BackLink } from '../ui/back-link.tsx';
import { Page } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { AboutPanel } from './about-panel.tsx';
import { AcceptForm } from './accept-form.tsx';
import { ConsentStrip } from './consent-strip.tsx';
import { CloseDialog, DeclineDialog, WithdrawDialog } from './ending-dialogs.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import classes from './introduction-page.module.css';
import { PrivateNotes } from './private-notes.tsx';
import { ProposeForm } from './propose-form.tsx';
import { RateForm } from './rate-form.tsx';
import { Receipts } from './receipts.tsx';

type Ending = 'decline' | 'withdraw' | 'close';

/** A button for each move that ends something; accepting and proposing have forms of their own. */
const Moves = ({ introduction, onMove }: { introduction: Introduction; onMove: (move: Ending) => void }) => {
  const { t } = useTranslation();
  const { moves, as } = introduction;
  return (
    <>
      {moves.includes('close') ? (
        <Button variant="outline" size="sm" onClick={() => onMove('close')}>
          {t('introductions.move.close')}
        </Button>
      ) : null}
      {moves.includes('decline') && !moves.includes('accept') ? (
        <Button variant="default" size="sm" onClick={() => onMove('decline')}>
          {t('introductions.move.decline')}
        </Button>
      ) : null}
      {moves.includes('withdraw') ? (
        <Button variant="default" size="sm" onClick={() => onMove('withdraw')}>
          {t(as === 'broker' ? 'introductions.move.withdrawBroker' : 'introductions.move.withdraw')}
        </Button>
      ) : null}
    </>
  );
};

const Room = ({ introduction, personId }: { introduction: Introduction; personId: string }) => {
  const { t } = useTranslation();
  const [ending, setEnding] = useState<Ending>();
  const [notes, setNotes] = useState(false);
  const close = useCallback(() => setEnding(undefined), []);
  const colleagues = useColleagues();
  const [handing, setHanding] = useState(false);
  const closeHanding = useCallback(() => setHanding(false), []);
  const closeNotes = useCallback(() => setNotes(false), []);
  const { moves, as } = introduction;
  const dialog = { introduction, onClose: close };

  // An answer takes its own button away: the focus goes to the sentence that says how things stand now.
  const said = `${introduction.status} ${moves.join(' ')}`;
  const before = useRef(said);
  useEffect(() => {
    if (before.current === said) return;
    before.current = said;
    if (document.activeElement === document.body) {
      document.getElementById('standing')?.focus({ preventScroll: true });
    }
  }, [said]);
  return (
    <>
      <ConsentStrip introduction={introduction} />
      <div className={classes.room}>
        <div className={classes.main}>
          {moves.includes('accept') ? (
            <AcceptForm introduction={introduction} onDecline={() => setEnding('decline')} />
          ) : null}
          <RateForm introduction={introduction} />
          {moves.includes('propose') ? <ProposeForm introduction={introduction} /> : null}
          <Talks introduction={introduction} personId={personId} />
        </div>
        <div className={classes.beside}>
          <div className="row">
            <Moves introduction={introduction} onMove={setEnding} />
            {moves.includes('hand_over') ? (
              <Button variant="default" size="sm" onClick={() => setHanding(true)}>
                {t('mediation.caseload.handOver')}
              </Button>
            ) : null}
            {as === 'broker' ? (
              <Button
                size="sm"
                color="ink"
                leftSection={<IconLock size={18} aria-hidden />}
                aria-expanded={notes}
                onClick={() => setNotes(!notes)}
              >
                {t('introductions.notes.open')}
              </Button>
            ) : null}
          </div>
          <AboutPanel introduction={introduction} />
          <Receipts introduction={introduction} />
        </div>
      </div>
      {notes ? <PrivateNotes introductionId={introduction.id} onClose={closeNotes} /> : null}
      {handing && moves.includes('hand_over') && colleagues.length > 0 ? (
        <HandOverDialog
          colleagues={colleagues}
          ids={[introduction.id]}
          fromId={introduction.brokerId}
          onClose={closeHanding}
        />
      ) : null}
      {ending === 'decline' && moves.includes('decline') ? <DeclineDialog {...dialog} /> : null}
      {ending === 'withdraw' && moves.includes('withdraw') ? <WithdrawDialog {...dialog} /> : null}
      {ending === 'close' && moves.includes('close') ? <CloseDialog {...dialog} /> : null}
    </>
  );
};

const IntroductionById = ({ personId }: { personId: string }) => {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/introductions/$id' });
  const read = useRead(getIntroduction, { params: { id } });
  useOutbox(personId);
  const { data } = read;
  const back = <BackLink to="/introductions">{t('introductions.room.back')}</BackLink>;

  if (data === undefined && codeOf(read.error) === 'introduction_not_found') {
    return (
      <Page title={t('introductions.room.notFound')} back={back}>
        <Empty title={t('errors.introduction_not_found')} />
      </Page>
    );
  }
  return (
    <Page
      title={
        data === undefined
          ? t('introductions.list.title')
          : t('introductions.room.title', { need: data.need.title, idea: data.idea.title })
      }
      kicker={data === undefined ? undefined : t('introductions.room.kicker', { agency: data.agency.name })}
      back={back}
      width="full"
    >
      <Reading of={read}>
        {(introduction) => <Room key={id} introduction={introduction} personId={personId} />}
      </Reading>
    </Page>
  );
};

export const IntroductionPage = () => {
  const { t } = useTranslation();
  return (
    <SignedIn title={t('introductions.list.title')}>
      {(me) => <IntroductionById personId={me.personId} />}
    </SignedIn>
  );
};
