import { Link } from '@tanstack/react-router';
import { getIdea, type IdeaSummary } from '#server/ideas/ideas.contract.ts';
import { useRead } from '../api/use-read.ts';
import { formatMoneyRange } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './half.module.css';
import { Half, HalfTags, SideFacts } from './half.tsx';
import { ShownTo } from './shown-to.tsx';

type Props = {
  idea: IdeaSummary;
  shared: ReadonlySet<string>;
  shown?: { now: number; thisMonth: number } | undefined;
};

/** The idea of a pair: at once what the list knows, then the whole text. */
export const IdeaHalf = ({ idea, shared, shown }: Props) => {
  const { t } = useTranslation();
  const { data } = useRead(getIdea, { params: { id: idea.id } });
  const body = data?.body;
  const state = idea.status === 'published' ? null : t(`matching.side.statusOf.${idea.status}`);
  const author = idea.organisation === null ? idea.author : `${idea.author}, ${idea.organisation.name}`;
  return (
    <Half
      side="idea"
      title={idea.title}
      warning={idea.unclaimed ? t('matching.side.unclaimed') : undefined}
      link={
        <Link to="/ideas/$id" params={{ id: idea.id }}>
          {t('matching.side.openIdea')}
        </Link>
      }
    >
      <SideFacts
        of={[
          [t('matching.side.status'), state],
          [t('matching.side.by'), author],
          [
            t('matching.side.place'),
            idea.places.map(({ name }) => name).join(', ') || t('matching.side.noPlace'),
          ],
          [t('matching.side.reach'), t(`matching.side.reachOf.${idea.reach}`)],
          [
            t('matching.side.evidence'),
            idea.evidenceLevel === null
              ? t('matching.side.noEvidence')
              : t('matching.side.evidenceOf', { level: idea.evidenceLevel }),
          ],
          [t('matching.side.stage'), idea.stage === null ? null : t(`matching.side.stageOf.${idea.stage}`)],
          [t('matching.side.cost'), formatMoneyRange(body?.costMin, body?.costMax)],
          [
            t('matching.side.asks'),
            (body?.asks ?? []).map((ask) => t(`matching.side.askOf.${ask}`)).join(', '),
          ],
        ]}
      />
      <HalfTags tags={idea.tags} shared={shared} />
      <p className={classes.text}>{body?.summary || idea.excerpt}</p>
      {body?.how ? <p className={classes.text}>{body.how}</p> : null}
      {shown === undefined ? null : <ShownTo {...shown} />}
    </Half>
  );
};
