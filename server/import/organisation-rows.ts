import { createOrganisation, type OrganisationKind } from '../organisations/organisations.contract.ts';
import { type Codes, cellsOf, type Mapped, type Values } from './row-mapping.ts';

export const organisationColumns = {
  required: ['external_id', 'name'],
  optional: ['kind', 'website', 'about', 'region_code'],
} as const;

export interface OrganisationOfRow {
  readonly externalId: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly website: string | null;
  readonly about: string | null;
  readonly regionCode: string | null;
}

/** Says what the words of `kind` are when it is none of them. */
const { kind: Kind } = createOrganisation.body.shape;

export const organisationOfRow = (values: Values, codes: Codes): Mapped<OrganisationOfRow> => {
  const cells = cellsOf(values, codes);
  const externalId = cells.text('external_id');
  if (externalId === '') cells.wrong('external_id', 'It is empty');
  if (externalId.length > 200) cells.wrong('external_id', 'It is longer than 200 characters');
  const given = cells.text('kind').toLowerCase();
  const kind = given === '' ? 'other' : Kind.options.find((word) => word === given);
  if (kind === undefined) {
    cells.wrong('kind', `"${given.slice(0, 40)}" is none of ${Kind.options.join(', ')}`);
  }
  const [regionCode = null, ...others] = cells.regions('region_code');
  if (others.length > 0) cells.wrong('region_code', 'An organisation has one place');
  const body = cells.checked(
    createOrganisation.body,
    {
      name: cells.text('name'),
      kind: kind ?? 'other',
      website: cells.orNull('website'),
      about: cells.orNull('about'),
    },
    {},
  );
  return cells.end(body && { externalId, ...body, regionCode });
};
