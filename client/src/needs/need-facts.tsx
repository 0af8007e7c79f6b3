import { Link } from '@tanstack/react-router';
import type { Need } from '#server/needs/needs.contract.ts';
import classes from '../items/items.module.css';
import { PlaceLinks } from '../items/place-links.tsx';
import { Facts, factOf } from '../ui/facts.tsx';
import { formatDay, formatMoneyRange } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';

const phases = ['p0', 'p1', 'p2', 'p3', 'p4'] as const;

/** What a need says in a word or a number. */
export const NeedFacts = ({ need }: { need: Need }) => {
  const { t } = useTranslation();
  const { body, organisation } = need;
  const phase = body.phase === null ? undefined : phases[body.phase];
  const poster =
    organisation === null ? (
      body.organisationNamed ? null : (
        t('needs.hiddenOrganisation')
      )
    ) : (
      <Link to="/organisations/$id" params={{ id: organisation.id }}>
        {organisation.name}
      </Link>
    );
  return (
    <aside className={classes.aside} data-side="need" aria-label={t('needs.kind')}>
      <Facts
        facts={[
          factOf(
            t('items.where'),
            <>
              <PlaceLinks places={need.places} />
              {body.localOnly ? `. ${t('needs.localOnly')}` : null}
            </>,
          ),
          factOf(t('needs.organisation'), poster),
          factOf(t('needs.deadline'), need.deadline === null ? null : formatDay(need.deadline)),
          factOf(t('needs.budget'), formatMoneyRange(need.budgetMin, need.budgetMax)),
          factOf(t('needs.resources'), body.resources.map((one) => t(`items.resource.${one}`)).join(', ')),
          factOf(t('needs.baseline'), body.baseline),
          factOf(t('needs.target'), body.target),
          factOf(t('needs.trigger'), body.trigger === null ? null : t(`items.trigger.${body.trigger}`)),
          factOf(t('needs.level'), body.level === null ? null : t(`items.level.${body.level}`)),
          factOf(t('needs.phase'), phase === undefined ? null : t(`items.phase.${phase}`)),
        ]}
      />
      <p className="dim small">
        {need.onBehalf ? t('items.onBehalf') : null}{' '}
        {need.publishedAt === null ? null : t('items.posted', { day: formatDay(need.publishedAt) })}
      </p>
    </aside>
  );
};
