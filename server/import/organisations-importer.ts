import type { importsService } from '../organisations/imports.service.ts';
import type { Became, Importer } from './importer.ts';
import { type OrganisationOfRow, organisationColumns, organisationOfRow } from './organisation-rows.ts';
import type { Codes } from './row-mapping.ts';

/** Organisations stay unverified until an administrator looks at them. */
export const organisationsImporter = (
  organisations: ReturnType<typeof importsService>,
  codes: Codes,
): Importer<OrganisationOfRow> => ({
  idColumn: 'external_id',
  columns: organisationColumns,
  map: (values) => organisationOfRow(values, codes),
  batch: 500,
  write: async (trx, drafts) => {
    const became: Became[] = [];
    for (const draft of drafts) became.push((await organisations.importOrganisation(trx, draft)).outcome);
    return became;
  },
  finish: async () => [],
});
