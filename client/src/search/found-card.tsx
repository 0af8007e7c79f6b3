import type { Found } from '#server/search/search.contract.ts';
import classes from '../items/items.module.css';
import { Meta, usePlaces } from '../items/meta.tsx';
import { formatDay } from '../ui/format.ts';
import { Badge } from '../ui/pills.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { FoundLink } from './found-link.tsx';
import { Pieces } from './pieces.tsx';

const levels = {
  country: 'country',
  nation: 'nation',
  region: 'region',
  local_authority: 'council',
} as const;
const tones = { need: 'need', idea: 'idea', organisation: 'plain', place: 'plain' } as const;

/** One thing that was found: what it is, where it is, and the words that made it so. */
export const FoundCard = ({ found, level = 3 }: { found: Found; level?: 2 | 3 }) => {
  const { t } = useTranslation();
  const places = usePlaces();
  const Heading = level === 2 ? 'h2' : 'h3';
  const { kind, organisationKind, placeKind } = found;
  return (
    <article className={classes.item} data-side={kind}>
      <Heading className={classes.name}>
        <FoundLink found={found}>
          <Pieces of={found.title} />
        </FoundLink>
      </Heading>
      {found.excerpt.length === 0 ? null : (
        <p className={classes.excerpt}>
          <Pieces of={found.excerpt} />
        </p>
      )}
      <ul className={classes.meta}>
        <li>
          <Badge tone={tones[kind]}>{t(`search.kind.${kind}`)}</Badge>
        </li>
        {organisationKind === null ? null : <li>{t(`organisations.kinds.${organisationKind}`)}</li>}
        {placeKind === null ? null : <li>{t(`search.${levels[placeKind]}`)}</li>}
        <Meta icon="place">{found.places.length === 0 ? null : places(found.places)}</Meta>
        <Meta icon="organisation">{found.organisation}</Meta>
        <Meta icon="person">{found.author}</Meta>
        <Meta icon="day">{found.listedAt === null ? null : formatDay(found.listedAt)}</Meta>
      </ul>
    </article>
  );
};
