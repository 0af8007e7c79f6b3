import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReplyOf } from '#server/http/endpoint.contract.ts';
import { listIdeas } from '#server/ideas/ideas.contract.ts';
import { listNeeds } from '#server/needs/needs.contract.ts';
import { getPlace } from '#server/public/places.contract.ts';
import { FollowThis } from '../alerts/later.tsx';
import { useRead } from '../api/use-read.ts';
import { type Read, Reading } from '../app/reading.tsx';
import { IdeaCard } from '../ideas/idea-card.tsx';
import { Follow } from '../items/follow.tsx';
import { NeedCard } from '../needs/need-card.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { formatCount } from '../ui/format.ts';
import { Page } from '../ui/page.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './place.module.css';

const route = getRouteApi('/places/$code');
const NEWEST = 3;

type Shown = ReplyOf<typeof getPlace>;

export const PlacePage = () => {
  const { t } = useTranslation();
  const { code } = route.useParams();
  const asked = { query: { region: code, limit: NEWEST } };
  const read = useRead(getPlace, { params: { code } });
  const needs = useRead(listNeeds, asked);
  const ideas = useRead(listIdeas, asked);
  // Shown at once when all is here: what comes piece by piece pushes the rest about.
  if (read.data !== undefined && !needs.isPending && !ideas.isPending)
    return <View key={code} shown={read.data} needs={needs} ideas={ideas} />;
  const { data: _, ...waiting } = read;
  return (
    <Page title={t('places.title')} back={<BackLink to="/map">{t('places.back')}</BackLink>}>
      <Reading of={{ ...waiting, data: undefined }} lines={6} height={160}>
        {() => null}
      </Reading>
    </Page>
  );
};

const PlaceLink = ({ code, name }: { code: string; name: string }) => (
  <Link to="/places/$code" params={{ code }}>
    {name}
  </Link>
);

type Viewed = {
  shown: Shown;
  needs: Read<ReplyOf<typeof listNeeds>>;
  ideas: Read<ReplyOf<typeof listIdeas>>;
};

const View = ({ shown, needs, ideas }: Viewed) => {
  const { place, around, beside, parts } = shown;
  const { t } = useTranslation();
  const busiest = [...parts].sort(
    (a, b) => b.needs + b.ideas - (a.needs + a.ideas) || a.name.localeCompare(b.name, 'en-GB'),
  );
  return (
    <Page
      title={place.name}
      back={<BackLink to="/map">{t('places.back')}</BackLink>}
      kicker={
        <>
          <span>{t(`places.kinds.${place.kind}`)}</span>
          {[...around].reverse().map((one) => (
            <span key={one.code}>
              {t('places.in')} <PlaceLink {...one} />
            </span>
          ))}
        </>
      }
    >
      <div className={classes.sides}>
        <section className="stack tight">
          <h2>{t('places.openNeeds', { count: shown.needs, number: formatCount(shown.needs) })}</h2>
          <Reading of={needs} lines={3} height={160}>
            {({ items }) => items.map((need) => <NeedCard key={need.id} need={need} level={3} />)}
          </Reading>
          {shown.needs === 0 ? null : (
            <Link to="/needs" search={{ region: place.code }}>
              {t('places.allNeeds')}
            </Link>
          )}
          <Follow noun="needs" search={{ region: place.code }} />
        </section>
        <section className="stack tight">
          <h2>{t('places.openIdeas', { count: shown.ideas, number: formatCount(shown.ideas) })}</h2>
          <Reading of={ideas} lines={3} height={160}>
            {({ items }) => items.map((idea) => <IdeaCard key={idea.id} idea={idea} level={3} />)}
          </Reading>
          {shown.ideas === 0 ? null : (
            <Link to="/ideas" search={{ region: place.code }}>
              {t('places.allIdeas')}
            </Link>
          )}
          <Follow noun="ideas" search={{ region: place.code }} />
        </section>
      </div>
      {parts.length === 0 ? null : (
        <section className="stack tight">
          <h2>{t('places.parts')}</h2>
          <table className={classes.parts}>
            <thead>
              <tr>
                <th scope="col">{t('places.title')}</th>
                <th scope="col">{t('places.needs')}</th>
                <th scope="col">{t('places.ideas')}</th>
              </tr>
            </thead>
            <tbody>
              {busiest.map((part) => (
                <tr key={part.code}>
                  <th scope="row">
                    <PlaceLink {...part} />
                  </th>
                  <td>{formatCount(part.needs)}</td>
                  <td>{formatCount(part.ideas)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {beside.length === 0 ? null : (
        <section className="stack tight">
          <h2>{t('places.beside')}</h2>
          <p className="row">
            {beside.map((one) => (
              <PlaceLink key={one.code} {...one} />
            ))}
          </p>
        </section>
      )}
      <FollowThis noun="need" tags={[]} places={[place]} />
    </Page>
  );
};
