import { IdeaBody } from '../ideas/ideas.contract.ts';
import { type ItemOfRow, nameAndId } from './item-rows.ts';
import { type Codes, cellsOf, type Mapped, type Values } from './row-mapping.ts';

export const ideaColumns = {
  required: ['external_id', 'title', 'summary'],
  optional: ['organisation', 'region_codes', 'tags', 'url'],
} as const;

/**
 * What an organisation offers as an idea, called by the organisation's name. Where it names places it may work
 * beside them, too; where it names none it is something for everywhere.
 */
export const ideaOfRow = (values: Values, codes: Codes): Mapped<ItemOfRow<IdeaBody>> => {
  const cells = cellsOf(values, codes);
  const [externalId, organisation] = nameAndId(cells);
  const regionCodes = cells.regions('region_codes');
  const summary = cells.text('summary');
  if (summary === '') cells.wrong('summary', 'It is empty');
  const url = cells.orNull('url');
  const website = url !== null && IdeaBody.shape.website.safeParse(url).success ? url : null;
  if (website !== url) cells.note('url', 'no web address: kept with the row, but not shown');
  const body = cells.checked(
    IdeaBody,
    {
      title: cells.text('title'),
      summary,
      contributorKind: 'organisation',
      regionCodes,
      reach: regionCodes.length > 0 ? 'nearby' : 'anywhere',
      tagIds: cells.tags('tags'),
      authorStyle: organisation === null ? 'kind' : 'name',
      authorLabel: organisation ?? 'An organisation',
      website,
    },
    {
      title: 'title',
      summary: 'summary',
      regionCodes: 'region_codes',
      tagIds: 'tags',
      authorLabel: 'organisation',
    },
  );
  return cells.end(body && { externalId, organisation, body, publishedAt: null, source: values });
};
