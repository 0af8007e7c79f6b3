import { Link } from '@tanstack/react-router';
import type { IdeaSummary } from '#server/ideas/ideas.contract.ts';
import classes from '../items/items.module.css';
import { Meta, usePlaces } from '../items/meta.tsx';
import { Badge } from '../ui/pills.tsx';
import { useTranslation } from '../words/use-translation.ts';

type Props = {
  idea: IdeaSummary;
  level?: 2 | 3;
  /** In its author's own list: the state matters, the text is known. */
  mine?: boolean;
};

/** An idea in a list. */
export const IdeaCard = ({ idea, level = 2, mine = false }: Props) => {
  const { t } = useTranslation();
  const places = usePlaces();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <article className={classes.item} data-side="idea">
      <Heading className={classes.name}>
        <Link to="/ideas/$id" params={{ id: idea.id }}>
          {idea.title}
        </Link>
      </Heading>
      {idea.status === 'published' && !mine ? null : (
        <div>
          <Badge tone={idea.status === 'published' ? 'ok' : 'plain'}>
            {t(`items.status.${idea.status}`)}
          </Badge>
        </div>
      )}
      {mine || idea.excerpt === '' ? null : <p className={classes.excerpt}>{idea.excerpt}</p>}
      <ul className={classes.meta}>
        <Meta icon="place">
          {idea.reach === 'anywhere' || idea.places.length === 0
            ? t('items.reach.anywhere')
            : places(idea.places)}
        </Meta>
        <Meta icon="person">{idea.author}</Meta>
        {idea.stage === null ? null : <li>{t(`items.stage.${idea.stage}`)}</li>}
        {idea.evidenceLevel === null ? null : (
          <li>{t('items.evidenceShort', { level: idea.evidenceLevel })}</li>
        )}
      </ul>
    </article>
  );
};
