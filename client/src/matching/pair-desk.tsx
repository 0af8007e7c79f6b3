import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Match } from '#server/matching/matching.contract.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { formatDay } from '../ui/format.ts';
import { Badge } from '../ui/pills.tsx';
import { Note } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { ActBar, type Deed, Steps } from './act-bar.tsx';
import { AssigneeSelect } from './assignee-select.tsx';
import { DismissDialog } from './dismiss-dialog.tsx';
import { IntroduceDialog } from './introduce-dialog.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import classes from './pair-desk.module.css';
import { PairView } from './pair-view.tsx';
import { SnoozeDialog } from './snooze-dialog.tsx';
import type { Judge } from './use-judge.ts';
import { useKeys } from './use-keys.ts';

type Props = {
  match: Match;
  judge: Judge;
  /** Called when this pair is about to leave the list it stands in. */
  onLeaving?: () => void;
  onStep?: (by: 1 | -1) => void;
  onSearch?: () => void;
  /** Said over the pair, as when a colleague has moved it. */
  note?: string | undefined;
};

const Badges = ({ match }: { match: Match }) => {
  const { t } = useTranslation();
  const { covers, status, reasonCode, snoozedUntil } = match.judgement;
  return (
    <p className={classes.badges}>
      <Badge tone="match">{t(`matching.queue.status.${status}`)}</Badge>
      <Badge>{t(`matching.queue.covers.${covers}`)}</Badge>
      {match.origin === 'manual' ? <Badge>{t('matching.queue.byHand')}</Badge> : null}
      {status === 'dismissed' && reasonCode !== null ? (
        <Badge>
          {t('matching.queue.dismissedBecause', { reason: t(`matching.dismiss.reasonOf.${reasonCode}`) })}
        </Badge>
      ) : null}
      {snoozedUntil === null ? null : (
        <Badge tone="warn">{t('matching.queue.snoozedUntil', { day: formatDay(snoozedUntil) })}</Badge>
      )}
    </p>
  );
};

/** One pair to decide about: the two halves, the reasons, the buttons, the keys and their dialogs. */
export const PairDesk = ({ match, judge, onLeaving, onStep, onSearch, note }: Props) => {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<'dismiss' | 'introduce' | 'snooze' | 'keys'>();
  const navigate = useNavigate();
  const close = (): void => setDialog(undefined);

  const start = (deed: Deed): void => {
    if (!match.moves.includes(deed) && !(deed === 'introduce' && match.barred !== null)) {
      judge.say({ tone: 'plain', text: t(`matching.act.cannot.${deed}`) });
    } else if (deed === 'shortlist' || deed === 'restore') {
      onLeaving?.();
      judge[deed](match);
    } else {
      setDialog(deed);
    }
  };

  useKeys({
    e: () => start('shortlist'),
    x: () => start('dismiss'),
    i: () => start('introduce'),
    h: () => start('snooze'),
    u: judge.undo,
    w: () => void navigate({ to: '/matches/why', search: { need: match.need.id } }),
    '?': () => setDialog('keys'),
    ...(onStep === undefined ? {} : { j: () => onStep(1), k: () => onStep(-1) }),
    ...(onSearch === undefined ? {} : { '/': onSearch }),
  });

  return (
    <div className={classes.desk}>
      <div className={classes.top}>
        <Badges match={match} />
        {match.moves.includes('assign') ? (
          <AssigneeSelect match={match} onAssign={(id, name) => judge.assign(match, id, name)} />
        ) : null}
        <Steps onUndo={judge.undo} onHelp={() => setDialog('keys')} onStep={onStep} place="top" />
      </div>
      {note === undefined ? null : (
        <div role="status">
          <Note tone="warn">{note}</Note>
        </div>
      )}
      {match.reason === null ? null : (
        <Note title={t('matching.queue.byHandReason')}>
          <p className={classes.reason}>{match.reason}</p>
        </Note>
      )}
      {match.judgement.note === null || match.judgement.note === match.reason ? null : (
        <Note title={t('matching.queue.agencyNote')}>
          <p className={classes.reason}>{match.judgement.note}</p>
        </Note>
      )}
      {match.introductionId === null ? null : (
        <div>
          <ButtonLink
            to="/introductions/$id"
            params={{ id: match.introductionId }}
            variant="outline"
            size="sm"
          >
            {t('matching.queue.openIntroduction')}
          </ButtonLink>
        </div>
      )}
      <PairView
        need={match.need}
        idea={match.idea}
        reasons={match.reasons}
        scorerVersion={match.scorerVersion}
        shown={{ now: match.shownTo, thisMonth: match.shownThisMonth }}
      />
      <ActBar
        match={match}
        onDo={start}
        onUndo={judge.undo}
        onHelp={() => setDialog('keys')}
        onStep={onStep}
      />
      {dialog === 'dismiss' ? (
        <DismissDialog
          match={match}
          onClose={close}
          onDismiss={(reason, words) => {
            close();
            onLeaving?.();
            judge.dismiss(match, reason, words);
          }}
        />
      ) : null}
      {dialog === 'snooze' ? (
        <SnoozeDialog
          match={match}
          onClose={close}
          onSnooze={(until) => {
            close();
            onLeaving?.();
            judge.snooze(match, until);
          }}
        />
      ) : null}
      {dialog === 'introduce' ? (
        <IntroduceDialog
          match={match}
          onClose={close}
          onDone={(made) => {
            close();
            onLeaving?.();
            judge.say({
              tone: 'ok',
              text: t(`matching.act.did.${made.status === 'drafted' ? 'draft' : 'introduce'}`, {
                need: match.need.title,
              }),
              link: (
                <ButtonLink to="/introductions/$id" params={{ id: made.id }} variant="outline" size="sm">
                  {t('matching.queue.openIntroduction')}
                </ButtonLink>
              ),
            });
          }}
        />
      ) : null}
      {dialog === 'keys' ? <KeysDialog onClose={close} /> : null}
    </div>
  );
};
