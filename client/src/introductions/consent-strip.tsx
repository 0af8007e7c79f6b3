import type { Introduction } from '#server/introductions/introductions.contract.ts';
import { formatDay } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './consent-strip.module.css';
import { ContactCards } from './contact-cards.tsx';
import { ClockWords, IntroductionClasp } from './standing-words.tsx';

type Props = { introduction: Introduction };

const useSentence = (introduction: Introduction): string => {
  const { t } = useTranslation();
  const { status, answers, as, proposedAt, endedAt, outcome } = introduction;
  const unknown = t('introductions.strip.someDay');
  const since = proposedAt === null ? unknown : formatDay(proposedAt);
  const ended = endedAt === null ? unknown : formatDay(endedAt);
  switch (status) {
    case 'drafted':
      return t('introductions.strip.drafted');
    case 'connected':
      return t(
        introduction.mediation === 'fully_moderated'
          ? 'mediation.moderated.connected'
          : 'introductions.strip.connected',
      );
    case 'closed':
      return t('introductions.strip.closed', {
        day: ended,
        outcome: t(`introductions.outcome.${outcome ?? 'other'}`),
      });
    case 'withdrawn':
      return proposedAt === null
        ? t('introductions.strip.discarded')
        : t('introductions.strip.withdrawn', { day: ended });
    case 'expired':
      return t('introductions.strip.expired', { day: ended });
    case 'declined': {
      const by = answers.need.status === 'declined' ? 'need' : 'idea';
      return as === by
        ? t('introductions.strip.declinedYou', { day: ended })
        : t('introductions.strip.declinedBy', { day: ended, side: t(`introductions.strip.${by}Lower`) });
    }
    case 'proposed': {
      const { need, idea } = answers;
      if (as !== 'broker' && answers[as].status === 'waiting') {
        return t('introductions.strip.waitingYou', { day: since });
      }
      if (need.status === 'waiting' && idea.status === 'waiting') {
        return t('introductions.strip.waitingBoth', { day: since });
      }
      return t(
        need.status === 'waiting' ? 'introductions.strip.waitingNeed' : 'introductions.strip.waitingIdea',
        {
          day: since,
        },
      );
    }
  }
};

/** Stays on top of the room: how far consent has come, in a sentence, with the two cards beside it. */
export const ConsentStrip = ({ introduction }: Props) => {
  const { t } = useTranslation();
  const sentence = useSentence(introduction);
  const { need, idea } = introduction.answers;
  return (
    <section className={classes.strip} data-status={introduction.status}>
      <div className={classes.stand}>
        <IntroductionClasp introduction={introduction} size={40} />
        <div>
          <p className={classes.sentence} role="status" id="standing" tabIndex={-1}>
            {sentence}
          </p>
          <p className={classes.answers}>
            {introduction.status === 'drafted' ? null : (
              <>
                <span data-side="need">
                  {t('introductions.needSide')}: {t(`introductions.answer.${need.status}`)}
                </span>
                <span data-side="idea">
                  {t('introductions.ideaSide')}: {t(`introductions.answer.${idea.status}`)}
                </span>
                <ClockWords introduction={introduction} />
              </>
            )}
          </p>
        </div>
      </div>
      <ContactCards introduction={introduction} />
    </section>
  );
};
