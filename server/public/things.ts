import type { Idea } from '../ideas/ideas.contract.ts';
import { excerptOf } from '../items/words.ts';
import type { Need } from '../needs/needs.contract.ts';
import type { Organisation, OrganisationKind } from '../organisations/organisations.contract.ts';
import type { Region } from '../regions/regions.contract.ts';
import { type Head, SITE } from './head.ts';

const LENGTH = 200;

type Data = Readonly<Record<string, unknown>>;
type Place = { readonly code: string; readonly name: string };

/** Leaves out what is not known: an empty statement is a false one. */
const known = (data: Data): Data =>
  Object.fromEntries(
    Object.entries(data).filter(
      ([, value]) =>
        value !== null &&
        value !== undefined &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );

/** An ordinary object in the words of schema.org. */
const a = (type: string, data: Data): Data => ({ '@type': type, ...known(data) });

const area = (origin: string, { code, name }: Place): Data =>
  a('AdministrativeArea', { name, identifier: code, url: `${origin}/places/${code}` });

const site = (origin: string): Data => a('WebSite', { name: SITE, url: `${origin}/` });

const trail = (origin: string, name: string, path: string, title: string): Data =>
  a('BreadcrumbList', {
    itemListElement: [
      a('ListItem', { position: 1, name, item: `${origin}${path}` }),
      a('ListItem', { position: 2, name: title }),
    ],
  });

const where = (places: readonly Place[]): string => {
  const names = places.map(({ name }) => name);
  return names.length > 3
    ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more places`
    : names.join(', ');
};

const described = (kind: string, places: readonly Place[], text: string): string =>
  `${kind}${places.length === 0 ? '' : ` in ${where(places)}`}. ${excerptOf(text, LENGTH)}`.trim();

const organisationTypes: Partial<Record<OrganisationKind, string>> = {
  council: 'GovernmentOrganization',
  government: 'GovernmentOrganization',
  police: 'GovernmentOrganization',
  nhs: 'GovernmentOrganization',
  school: 'EducationalOrganization',
  charity: 'NGO',
};

const ofOrganisation = (origin: string, { id, name }: { id: string; name: string }): Data =>
  a('Organization', { name, url: `${origin}/organisations/${id}` });

const pounds = (pence: number | null): number | null => (pence === null ? null : pence / 100);

const price = (currency: string, min: number | null, max: number | null): Data | null =>
  min === null && max === null
    ? null
    : a('PriceSpecification', { priceCurrency: currency, minPrice: pounds(min), maxPrice: pounds(max) });

/** A need as it is shown to everybody: a page about a demand, in the name of whoever said who they are. */
export const needHead = (origin: string, need: Need): Head => {
  const path = `/needs/${need.id}`;
  const { body } = need;
  const description = described('A need', need.places, need.excerpt);
  const areas = need.places.map((place) => area(origin, place));
  return {
    title: need.title,
    description,
    path,
    picture: 'need',
    type: 'article',
    publishedAt: need.publishedAt,
    updatedAt: need.updatedAt,
    data: a('WebPage', {
      name: need.title,
      description,
      url: `${origin}${path}`,
      inLanguage: 'en-GB',
      datePublished: need.publishedAt,
      dateModified: need.updatedAt,
      keywords: need.tags.map(({ label }) => label),
      author: need.organisation === null ? null : ofOrganisation(origin, need.organisation),
      isPartOf: site(origin),
      breadcrumb: trail(origin, 'Needs', '/needs', need.title),
      mainEntity: a('Demand', {
        name: need.title,
        description: body.problem,
        url: `${origin}${path}`,
        areaServed: areas,
        validFrom: need.publishedAt,
        validThrough: body.expiresAt,
        availabilityEnds: body.deadline,
        priceSpecification: price(body.currency, body.budgetMin, body.budgetMax),
        itemOffered: a('Service', {
          name: body.outcome,
          areaServed: areas,
          audience: body.whoFor === '' ? null : a('Audience', { audienceType: body.whoFor }),
        }),
      }),
    }),
  };
};

/**
 * An idea as it is shown to everybody. Who is called a name or a pseudonym is its author by that; a kind of person
 * ("a nurse in Wales") is no name, and stands as the credit that it is. No organisation is named that the page does
 * not name.
 */
export const ideaHead = (origin: string, idea: Idea): Head => {
  const path = `/ideas/${idea.id}`;
  const { body } = idea;
  const description = described('An idea', idea.places, idea.excerpt);
  const kind = body.authorStyle === 'kind';
  return {
    title: idea.title,
    description,
    path,
    picture: 'idea',
    type: 'article',
    publishedAt: idea.publishedAt,
    updatedAt: idea.updatedAt,
    data: a('CreativeWork', {
      name: idea.title,
      abstract: description,
      text: body.summary,
      url: `${origin}${path}`,
      inLanguage: 'en-GB',
      datePublished: idea.publishedAt,
      dateModified: idea.updatedAt,
      keywords: idea.tags.map(({ label }) => label),
      creativeWorkStatus: body.stage,
      creditText: kind ? idea.author : null,
      author: kind
        ? null
        : a(body.contributorKind === 'organisation' ? 'Organization' : 'Person', { name: idea.author }),
      sourceOrganization: idea.organisation === null ? null : ofOrganisation(origin, idea.organisation),
      license: body.licence,
      spatialCoverage: idea.places.map((place) => area(origin, place)),
      isPartOf: site(origin),
    }),
  };
};

export const organisationHead = (origin: string, organisation: Organisation): Head => {
  const path = `/organisations/${organisation.id}`;
  const description =
    organisation.about ??
    `${organisation.name} ${organisation.isAgency ? 'introduces needs and ideas to each other' : 'takes part'} on ${SITE}.`;
  return {
    title: organisation.name,
    description: excerptOf(description, LENGTH),
    path,
    picture: 'both',
    type: 'website',
    data: a(organisationTypes[organisation.kind] ?? 'Organization', {
      name: organisation.name,
      description: organisation.about,
      url: organisation.website ?? `${origin}${path}`,
      mainEntityOfPage: `${origin}${path}`,
    }),
  };
};

export interface PlaceShown {
  readonly place: Region;
  readonly parent: Place | null;
  readonly needs: number;
  readonly ideas: number;
}

const counted = (count: number, one: string): string =>
  `${new Intl.NumberFormat('en-GB').format(count)} open ${one}${count === 1 ? '' : 's'}`;

export const placeHead = (origin: string, { place, parent, needs, ideas }: PlaceShown): Head => {
  const path = `/places/${place.code}`;
  const description = `${counted(needs, 'need')} and ${counted(ideas, 'idea')} in ${place.name}${
    parent === null ? '' : `, ${parent.name}`
  }.`;
  const query = `?region=${place.code}`;
  return {
    title: place.name,
    description,
    path,
    picture: 'both',
    type: 'website',
    feeds: [
      { title: `Needs in ${place.name}`, noun: 'needs', query },
      { title: `Ideas in ${place.name}`, noun: 'ideas', query },
    ],
    data: a('AdministrativeArea', {
      name: place.name,
      identifier: place.code,
      description,
      url: `${origin}${path}`,
      geo: a('GeoCoordinates', { latitude: place.lat, longitude: place.lon }),
      containedInPlace: parent === null ? null : area(origin, parent),
    }),
  };
};

export const homeData = (origin: string): Data => ({
  ...site(origin),
  description: 'Public service needs meet frontline ideas, and a broker introduces the right two.',
  inLanguage: 'en-GB',
  potentialAction: a('SearchAction', {
    target: a('EntryPoint', { urlTemplate: `${origin}/search?q={search_term_string}` }),
    'query-input': 'required name=search_term_string',
  }),
});
