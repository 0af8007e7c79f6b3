import type { Clock } from '../clock.ts';
import type { Db } from '../database/connect.ts';
import { ideasService } from '../ideas/ideas.service.ts';
import { tokens } from '../matching/tokens.ts';
import { needsService } from '../needs/needs.service.ts';
import { importsService } from '../organisations/imports.service.ts';
import { regionsService } from '../regions/regions.service.ts';
import { tagsService } from '../tags/tags.service.ts';
import { type Arguments, taxonomyOf } from './arguments.ts';
import { codesOf } from './codes.ts';
import { ideaColumns, ideaOfRow } from './idea-rows.ts';
import { type Asked, importFile, type Outcome } from './import-file.ts';
import type { Importer } from './importer.ts';
import { itemsImporter } from './items-importer.ts';
import { needColumns, needOfRow } from './need-rows.ts';
import { organisationsImporter } from './organisations-importer.ts';
import type { Values } from './row-mapping.ts';
import { tagsImporter } from './tags-importer.ts';

/** What a file holds, and how its codes are to be understood. */
export type Holding = Pick<Arguments, 'noun' | 'file' | 'tagsFound' | 'taxonomy'>;

/** Imports one file of one noun into a migrated database that has the reference data. */
export const importInto = async (
  { db, clock }: { db: Db; clock: Clock },
  holding: Holding,
  asked: Asked,
): Promise<Outcome> => {
  const tags = tagsService({ db, clock, tokenise: tokens });
  const regions = regionsService({ db });
  const organisations = importsService({ now: () => clock().toISOString() });
  const { noun, tagsFound, taxonomy } = holding;
  const run = <Draft>(importer: Importer<Draft>): Promise<Outcome> =>
    importFile({ db, clock }, importer, asked);
  const codes = async () =>
    codesOf(
      await regions.hierarchy(),
      await tags.catalogue(),
      taxonomy === undefined ? undefined : taxonomyOf(holding),
    );

  switch (noun) {
    case 'tags':
      return run(tagsImporter(tags, taxonomyOf(holding)));
    case 'organisations':
      return run(organisationsImporter(organisations, await codes()));
    case 'needs': {
      const { importBatch } = needsService({ db, clock, tags, regions });
      const known = await codes();
      const map = (values: Values) => needOfRow(values, known);
      return run(itemsImporter({ columns: needColumns, map, tagsFound, organisations, importBatch }));
    }
    case 'ideas': {
      const { importBatch } = ideasService({ db, clock, tags, regions });
      const known = await codes();
      const map = (values: Values) => ideaOfRow(values, known);
      return run(itemsImporter({ columns: ideaColumns, map, tagsFound, organisations, importBatch }));
    }
  }
};
