import { Link } from '@tanstack/react-router';
import type { NeedSummary } from '#server/needs/needs.contract.ts';
import classes from '../items/items.module.css';
import { Meta, usePlaces } from '../items/meta.tsx';
import { formatDay, formatMoneyRange } from '../ui/format.ts';
import { Badge } from '../ui/pills.tsx';
import { useTranslation } from '../words/use-translation.ts';

type Props = {
  need: NeedSummary;
  level?: 2 | 3;
  /** In its author's own list: the state matters, the text is known. */
  mine?: boolean;
};

/** A need in a list. */
export const NeedCard = ({ need, level = 2, mine = false }: Props) => {
  const { t } = useTranslation();
  const places = usePlaces();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <article className={classes.item} data-side="need">
      <Heading className={classes.name}>
        <Link to="/needs/$id" params={{ id: need.id }}>
          {need.title}
        </Link>
      </Heading>
      {need.status === 'published' && !mine ? null : (
        <div>
          <Badge tone={need.status === 'published' ? 'ok' : 'plain'}>
            {t(`items.status.${need.status}`)}
          </Badge>
        </div>
      )}
      {mine || need.excerpt === '' ? null : <p className={classes.excerpt}>{need.excerpt}</p>}
      <ul className={classes.meta}>
        <Meta icon="place">{places(need.places)}</Meta>
        <Meta icon="organisation">{need.organisation?.name}</Meta>
        <Meta icon="money">{formatMoneyRange(need.budgetMin, need.budgetMax)}</Meta>
        <Meta icon="day">
          {need.deadline === null ? null : t('items.by', { day: formatDay(need.deadline) })}
        </Meta>
      </ul>
    </article>
  );
};
