import { Link } from '@tanstack/react-router';
import type { Introduction } from '#server/introductions/introductions.contract.ts';
import { ScoreButton } from '../matching/score-button.tsx';
import { formatDay } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './about-panel.module.css';
import { BegunElsewhere } from './begun-elsewhere.tsx';

type Props = { introduction: Introduction };

const Words = ({ title, text }: { title: string; text: string | null }) =>
  text ? (
    <div>
      <p className="dim small">{title}</p>
      <p className={classes.words}>{text}</p>
    </div>
  ) : null;

/** What the introduction is about: the two halves, why they were brought together, and the notes that went out. */
export const AboutPanel = ({ introduction }: Props) => {
  const { t } = useTranslation();
  const { need, idea, answers, as, moves } = introduction;
  return (
    <section className={classes.about} aria-labelledby="about">
      <div className={classes.head}>
        <h2 id="about">{t('introductions.room.about')}</h2>
        <ScoreButton
          reasons={introduction.reasons}
          about={t('introductions.room.title', { need: need.title, idea: idea.title })}
        />
      </div>
      <div className={classes.half} data-side="need">
        <p className={classes.kind}>
          {t('matching.side.need')}
          {need.organisation === null ? '' : ` · ${need.organisation}`}
        </p>
        <Link to="/needs/$id" params={{ id: need.id }}>
          {need.title}
        </Link>
        <p className={classes.excerpt}>{need.excerpt}</p>
      </div>
      <div className={classes.half} data-side="idea">
        <p className={classes.kind}>
          {t('matching.side.idea')} · {idea.author}
        </p>
        <Link to="/ideas/$id" params={{ id: idea.id }}>
          {idea.title}
        </Link>
        <p className={classes.excerpt}>{idea.excerpt}</p>
      </div>
      {moves.includes('accept') ? null : (
        <Words title={t('mediation.interest.title')} text={introduction.interest?.text ?? null} />
      )}
      {moves.includes('accept') ? null : (
        <Words title={t('introductions.room.noteToYou')} text={introduction.note} />
      )}
      {moves.includes('propose') ? null : (
        <>
          <Words title={t('introductions.room.noteToNeed')} text={introduction.noteToNeed} />
          <Words title={t('introductions.room.noteToIdea')} text={introduction.noteToIdea} />
        </>
      )}
      {(['need', 'idea'] as const).map((side) => (
        <Words
          key={side}
          title={
            as === side
              ? t('introductions.decline.reason')
              : t('introductions.room.reasonOf', { side: t(`introductions.strip.${side}Lower`) })
          }
          text={answers[side].privateReason}
        />
      ))}
      <Words title={t('introductions.room.lesson')} text={introduction.lesson} />
      {introduction.askedBy === null ? null : (
        <p className="small">
          {t('introductions.ask.askedBy', { side: t(`introductions.strip.${introduction.askedBy}Lower`) })}
        </p>
      )}
      {as === 'broker'
        ? (['need', 'idea'] as const).map((side) => {
            const given = introduction.satisfaction[side];
            return given === null ? null : (
              <Words
                key={side}
                title={t('mediation.rate.of', { side: t(`introductions.strip.${side}Lower`) })}
                text={[t('mediation.rate.line', { score: given.score }), given.sentence]
                  .filter((part) => part !== '')
                  .join('\n')}
              />
            );
          })
        : null}
      {as === 'broker' && moves.includes('hand_over') ? (
        <BegunElsewhere needId={need.id} ideaId={idea.id} />
      ) : null}
      {introduction.connectedAt === null && introduction.endedAt === null ? (
        <p className="dim small">{t(`introductions.room.mediation.${introduction.mediation}`)}</p>
      ) : null}
      {as === 'broker' ? null : (
        <p className="dim small">
          {t('mediation.broker.yours', {
            broker:
              introduction.broker.label ??
              t('mediation.broker.unnamed', { agency: introduction.agency.name }),
          })}
          {introduction.broker.handedOverAt === null
            ? null
            : ` ${t('mediation.broker.since', { day: formatDay(introduction.broker.handedOverAt) })}`}
        </p>
      )}
      {introduction.brokerName === null ? null : (
        <p className="dim small">{t('introductions.room.broker', { name: introduction.brokerName })}</p>
      )}
    </section>
  );
};
