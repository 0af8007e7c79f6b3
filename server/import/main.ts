import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { seedReference } from '#seeds/reference.ts';
import { systemClock } from '../clock.ts';
import { type Config, readConfig } from '../config.ts';
import { connect, type Db } from '../database/connect.ts';
import { startEmbedded } from '../database/embedded.ts';
import { migrate } from '../database/migrate.ts';
import { ideasService } from '../ideas/ideas.service.ts';
import { needsService } from '../needs/needs.service.ts';
import { importsService } from '../organisations/imports.service.ts';
import { CannotStart, claimDataFolder } from '../process/data-folder.ts';
import { explain } from '../process/explain.ts';
import { regionsService } from '../regions/regions.service.ts';
import { tagsService } from '../tags/tags.service.ts';
import { type Arguments, readArguments, taxonomyOf } from './arguments.ts';
import { codesOf } from './codes.ts';
import { ideaColumns, ideaOfRow } from './idea-rows.ts';
import { importFile, type Outcome } from './import-file.ts';
import type { Importer } from './importer.ts';
import { itemsImporter } from './items-importer.ts';
import { needColumns, needOfRow } from './need-rows.ts';
import { organisationsImporter } from './organisations-importer.ts';
import { progressTo } from './progress.ts';
import { Refusal } from './refusal.ts';
import { reportOf } from './report.ts';
import { tagsImporter } from './tags-importer.ts';

/**
 * The database of the settings. A running server keeps the claim to its data folder, and its database is used as it
 * is; else the claim is ours, so that nobody starts on a database that we are about to stop.
 */
const openDatabase = async (config: Config): Promise<{ url: string; close: () => Promise<void> }> => {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl, close: async () => undefined };
  const release = await claimDataFolder(config.dataFolder).catch((error: unknown) => {
    if (error instanceof CannotStart) return undefined;
    throw error;
  });
  const embedded = await startEmbedded({ folder: config.dataFolder });
  return {
    url: embedded.url,
    close: async () => {
      if (release === undefined) return;
      await embedded.stop();
      await release();
    },
  };
};

const importInto = async (db: Db, asked: Arguments, config: Config): Promise<Outcome> => {
  const clock = systemClock;
  const tags = tagsService({ db });
  const regions = regionsService({ db });
  const organisations = importsService({ now: () => clock().toISOString() });
  const run = <Draft>(importer: Importer<Draft>): Promise<Outcome> =>
    importFile({ db, clock }, importer, {
      ...asked,
      otherwise: config.databaseUrl === undefined ? config.dataFolder : tmpdir(),
      progress: progressTo(process.stderr),
    });
  const codes = async () =>
    codesOf(
      await regions.hierarchy(),
      await tags.catalogue(),
      asked.taxonomy === undefined ? undefined : taxonomyOf(asked),
    );

  switch (asked.noun) {
    case 'tags':
      return run(tagsImporter(tags, taxonomyOf(asked)));
    case 'organisations':
      return run(organisationsImporter(organisations, await codes()));
    case 'needs': {
      const { importBatch } = needsService({ db, clock, tags, regions });
      const known = await codes();
      const map = (values: Readonly<Record<string, string>>) => needOfRow(values, known);
      return run(itemsImporter({ columns: needColumns, map, organisations, importBatch }));
    }
    case 'ideas': {
      const { importBatch } = ideasService({ db, clock, tags, regions });
      const known = await codes();
      const map = (values: Readonly<Record<string, string>>) => ideaOfRow(values, known);
      return run(itemsImporter({ columns: ideaColumns, map, organisations, importBatch }));
    }
  }
};

const run = async (asked: Arguments, config: Config): Promise<boolean> => {
  const { url, close } = await openDatabase(config);
  try {
    const db = connect(url, 4);
    try {
      await migrate(db, url);
      await seedReference(db);
      const outcome = await importInto(db, asked, config);
      console.log(reportOf(asked, outcome));
      return outcome.written !== undefined;
    } finally {
      await db.destroy();
    }
  } finally {
    await close();
  }
};

let config: Config | undefined;
try {
  const asked = readArguments(process.argv.slice(2));
  config = readConfig();
  const done = await run({ ...asked, file: resolve(asked.file) }, config);
  process.exitCode = done ? 0 : 1;
} catch (error) {
  console.error(error instanceof Refusal ? error.message : explain(error, config?.databaseUrl, 0));
  process.exitCode = 1;
}
