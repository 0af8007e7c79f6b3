import { NeedBody } from '../needs/needs.contract.ts';
import { type ItemOfRow, nameAndId } from './item-rows.ts';
import { type Codes, cellsOf, type Mapped, type Values } from './row-mapping.ts';

export const needColumns = {
  required: ['external_id', 'title', 'description'],
  optional: ['organisation', 'region_codes', 'tags', 'budget_gbp', 'posted_on', 'cpv_labels', 'url'],
} as const;

/**
 * A public notice as a need. What it is worth is both the least and the most; it counts as published on the day it
 * was posted. The labels of its trade have no field of a need and stay with the row.
 */
export const needOfRow = (values: Values, codes: Codes): Mapped<ItemOfRow<NeedBody>> => {
  const cells = cellsOf(values, codes);
  const [externalId, organisation] = nameAndId(cells);
  const budget = cells.pounds('budget_gbp');
  const problem = cells.text('description');
  if (problem === '') cells.wrong('description', 'It is empty');
  const body = cells.checked(
    NeedBody,
    {
      title: cells.text('title'),
      problem,
      regionCodes: cells.regions('region_codes'),
      tagIds: cells.tags('tags'),
      budgetMin: budget,
      budgetMax: budget,
    },
    {
      title: 'title',
      problem: 'description',
      regionCodes: 'region_codes',
      tagIds: 'tags',
      budgetMin: 'budget_gbp',
      budgetMax: 'budget_gbp',
    },
  );
  const publishedAt = cells.pastDay('posted_on');
  return cells.end(body && { externalId, organisation, body, publishedAt, source: values });
};
