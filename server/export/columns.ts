import type { Idea } from '../ideas/ideas.contract.ts';
import type { Need } from '../needs/needs.contract.ts';
import type { Organisation } from '../organisations/organisations.contract.ts';
import type { Region } from '../regions/regions.contract.ts';
import type { CatalogueTag } from '../tags/catalogue.ts';

export type Cell = string | number | boolean | null | readonly string[];

/**
 * One column, in CSV and JSON alike. Names are a promise: one that was given out keeps its meaning; new ones come at
 * the end.
 */
export interface Column<Row> {
  readonly name: string;
  readonly about: string;
  readonly of: (row: Row, origin: string) => Cell;
}

type Item = Need | Idea;

const first: readonly Column<Item>[] = [
  { name: 'id', about: 'Its identifier, for ever', of: ({ id }) => id },
  { name: 'title', about: 'Title', of: ({ title }) => title },
];

const last: readonly Column<Item>[] = [
  {
    name: 'place_codes',
    about: 'GSS codes of its places',
    of: ({ places }) => places.map(({ code }) => code),
  },
  {
    name: 'place_names',
    about: 'Their names, in the same order',
    of: ({ places }) => places.map(({ name }) => name),
  },
  {
    name: 'tag_ids',
    about: 'Identifiers of its tags, as in tags',
    of: ({ tags }) => tags.map(({ id }) => id),
  },
  {
    name: 'tag_labels',
    about: 'Their labels, in the same order',
    of: ({ tags }) => tags.map(({ label }) => label),
  },
  {
    name: 'tag_origins',
    about: 'Who said so, in the same order: author, broker, or found by pattern or model',
    of: ({ tags }) => tags.map(({ origin }) => origin),
  },
  {
    name: 'organisation_id',
    about: 'The organisation behind it, where it is named',
    of: ({ organisation }) => organisation?.id ?? null,
  },
  { name: 'organisation_name', about: 'Its name', of: ({ organisation }) => organisation?.name ?? null },
  {
    name: 'unclaimed',
    about: 'It was imported, and nobody here stands behind it yet',
    of: ({ unclaimed }) => unclaimed,
  },
  { name: 'published_at', about: 'First published (UTC)', of: ({ publishedAt }) => publishedAt },
  { name: 'updated_at', about: 'Last changed (UTC)', of: ({ updatedAt }) => updatedAt },
  { name: 'expires_at', about: 'Open until (UTC)', of: ({ body }) => body.expiresAt },
  { name: 'version', about: 'How often its text was written, from 1', of: ({ version }) => version },
];

export const needColumns: readonly Column<Need>[] = [
  ...first,
  { name: 'url', about: 'Its page', of: ({ id }, origin) => `${origin}/needs/${id}` },
  { name: 'problem', about: 'What is wrong', of: ({ body }) => body.problem },
  { name: 'who_for', about: 'For whom', of: ({ body }) => body.whoFor },
  { name: 'evidence', about: 'How one can tell', of: ({ body }) => body.evidence },
  {
    name: 'trigger',
    about: 'inspection, crisis, pressure or own_initiative',
    of: ({ body }) => body.trigger,
  },
  { name: 'outcome', about: 'What would count as better', of: ({ body }) => body.outcome },
  { name: 'baseline', about: 'Where the outcome stands today', of: ({ body }) => body.baseline },
  { name: 'target', about: 'Where it is to get', of: ({ body }) => body.target },
  { name: 'local_only', about: 'Only ideas from its own places', of: ({ body }) => body.localOnly },
  { name: 'level', about: 'system, sector, frontline or public', of: ({ body }) => body.level },
  { name: 'phase', about: 'From 0, latent, to 4, embedding', of: ({ body }) => body.phase },
  { name: 'budget_min', about: 'Least, in pence', of: ({ budgetMin }) => budgetMin },
  { name: 'budget_max', about: 'Most, in pence', of: ({ budgetMax }) => budgetMax },
  { name: 'currency', about: 'Of both', of: ({ body }) => body.currency },
  {
    name: 'resources',
    about: 'What it can offer: money, site, time, data, mentoring',
    of: ({ body }) => body.resources,
  },
  { name: 'deadline', about: 'Wanted by this day', of: ({ deadline }) => deadline },
  ...last,
];

export const ideaColumns: readonly Column<Idea>[] = [
  ...first,
  { name: 'url', about: 'Its page', of: ({ id }, origin) => `${origin}/ideas/${id}` },
  { name: 'summary', about: 'What it does, in plain words', of: ({ body }) => body.summary },
  { name: 'how', about: 'How it works', of: ({ body }) => body.how },
  {
    name: 'author',
    about: 'As the author chose to be called: a name, a pseudonym of this idea alone, or a kind of person',
    of: ({ author }) => author,
  },
  { name: 'author_style', about: 'Which of the three', of: ({ body }) => body.authorStyle },
  {
    name: 'contributor_kind',
    about: 'frontline_worker, service_user, carer or organisation',
    of: ({ body }) => body.contributorKind,
  },
  {
    name: 'evidence_level',
    about: 'Nesta Standards of Evidence, 0 to 5',
    of: ({ evidenceLevel }) => evidenceLevel,
  },
  {
    name: 'stage',
    about: 'prompt, proposal, prototype, sustained, scaling or systemic',
    of: ({ stage }) => stage,
  },
  { name: 'reach', about: 'Where it can work: here, nearby or anywhere', of: ({ reach }) => reach },
  { name: 'cost_min', about: 'Least, in pence', of: ({ body }) => body.costMin },
  { name: 'cost_max', about: 'Most, in pence', of: ({ body }) => body.costMax },
  { name: 'currency', about: 'Of both', of: ({ body }) => body.currency },
  { name: 'asks', about: 'pilot_site, mentor, funder, evidence_partner', of: ({ body }) => body.asks },
  {
    name: 'open_places',
    about: 'Introductions it can take now; empty: no limit',
    of: ({ openPlaces }) => openPlaces,
  },
  {
    name: 'licence',
    about: 'The licence of the idea itself, in its author’s words',
    of: ({ body }) => body.licence,
  },
  { name: 'website', about: 'More about it', of: ({ body }) => body.website },
  ...last,
];

export const organisationColumns: readonly Column<Organisation>[] = [
  { name: 'id', about: 'Its identifier, for ever', of: ({ id }) => id },
  { name: 'name', about: 'Name', of: ({ name }) => name },
  { name: 'url', about: 'Its page here', of: ({ id }, origin) => `${origin}/organisations/${id}` },
  {
    name: 'kind',
    about: 'council, nhs, government, police, housing, school, charity, company, agency or other',
    of: ({ kind }) => kind,
  },
  { name: 'is_agency', about: 'Its people introduce the two sides', of: ({ isAgency }) => isAgency },
  { name: 'website', about: 'Its own site', of: ({ website }) => website },
  { name: 'about', about: 'What it says of itself', of: ({ about }) => about },
];

export const tagColumns: readonly Column<CatalogueTag>[] = [
  { name: 'id', about: 'Its identifier, for ever', of: ({ id }) => id },
  { name: 'taxonomy', about: 'The taxonomy it is part of', of: ({ taxonomyId }) => taxonomyId },
  { name: 'code', about: 'Its code there', of: ({ code }) => code },
  { name: 'label', about: 'What it is called', of: ({ label }) => label },
  { name: 'parent_id', about: 'The wider tag over it', of: ({ parentId }) => parentId },
  { name: 'synonyms', about: 'Other words for it', of: ({ synonyms }) => synonyms },
  { name: 'sdg', about: 'The United Nations goal it serves, 1 to 17', of: ({ sdg }) => sdg },
  { name: 'uri', about: 'Its address where it came from', of: ({ uri }) => uri },
  {
    name: 'replaced_by',
    about: 'The tag that stands for it today, where it was merged',
    of: ({ replacedBy }) => replacedBy,
  },
  { name: 'retired_at', about: 'Nobody chooses it any more since (UTC)', of: ({ retiredAt }) => retiredAt },
];

export const regionColumns: readonly Column<Region>[] = [
  { name: 'code', about: 'GSS code', of: ({ code }) => code },
  { name: 'name', about: 'Name', of: ({ name }) => name },
  { name: 'url', about: 'Its page', of: ({ code }, origin) => `${origin}/places/${code}` },
  { name: 'kind', about: 'country, nation, region or local_authority', of: ({ kind }) => kind },
  { name: 'parent', about: 'Code of the place it lies in', of: ({ parent }) => parent },
  { name: 'lat', about: 'Latitude of its middle, degrees', of: ({ lat }) => lat },
  { name: 'lon', about: 'Longitude of its middle, degrees', of: ({ lon }) => lon },
];
