import { Link } from '@tanstack/react-router';
import type { Idea } from '#server/ideas/ideas.contract.ts';
import classes from '../items/items.module.css';
import { PlaceLinks } from '../items/place-links.tsx';
import { Facts, factOf } from '../ui/facts.tsx';
import { formatDay, formatMoneyRange } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';

const levels = ['e0', 'e1', 'e2', 'e3', 'e4', 'e5'] as const;

/** Only web addresses may become links: what a person typed could be anything. */
const isWeb = (address: string): boolean => /^https?:\/\//i.test(address);

/** What an idea says in a word or a number. */
export const IdeaFacts = ({ idea }: { idea: Idea }) => {
  const { t } = useTranslation();
  const { body, organisation } = idea;
  const level = idea.evidenceLevel === null ? undefined : levels[idea.evidenceLevel];
  const website = body.website;
  return (
    <aside className={classes.aside} data-side="idea" aria-label={t('ideas.kind')}>
      <Facts
        facts={[
          factOf(t('ideas.author'), idea.author),
          factOf(
            t('ideas.organisation'),
            organisation === null ? null : (
              <Link to="/organisations/$id" params={{ id: organisation.id }}>
                {organisation.name}
              </Link>
            ),
          ),
          factOf(t('ideas.runs'), idea.places.length === 0 ? null : <PlaceLinks places={idea.places} />),
          factOf(t('ideas.reach'), t(`items.reach.${idea.reach}`)),
          factOf(t('ideas.stage'), idea.stage === null ? null : t(`items.stage.${idea.stage}`)),
          factOf(
            t('ideas.evidence'),
            level === undefined || idea.evidenceLevel === null
              ? null
              : `${t('items.evidenceShort', { level: idea.evidenceLevel })}: ${t(`items.evidence.${level}`)}`,
          ),
          factOf(t('ideas.cost'), formatMoneyRange(body.costMin, body.costMax)),
          factOf(t('ideas.asks'), body.asks.map((one) => t(`items.ask.${one}`)).join(', ')),
          factOf(t('ideas.openPlaces'), idea.openPlaces),
          factOf(t('ideas.licence'), body.licence),
          factOf(
            t('ideas.website'),
            website !== null && isWeb(website) ? (
              <a href={website} rel="noopener noreferrer nofollow">
                {website.replace(/^https?:\/\//i, '')}
              </a>
            ) : null,
          ),
        ]}
      />
      <p className="dim small">
        {idea.onBehalf ? t('items.onBehalf') : null}{' '}
        {idea.publishedAt === null ? null : t('items.posted', { day: formatDay(idea.publishedAt) })}
      </p>
    </aside>
  );
};
