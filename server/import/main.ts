import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { seedReference } from '#seeds/reference.ts';
import { systemClock } from '../clock.ts';
import { type Config, readConfig } from '../config.ts';
import { connect } from '../database/connect.ts';
import { measureTables } from '../database/measure.ts';
import { migrate } from '../database/migrate.ts';
import { openForCommand } from '../process/command-database.ts';
import { explain } from '../process/explain.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { importFromDisk } from './from-disk.ts';
import { progressTo } from './progress.ts';
import { Refusal } from './refusal.ts';
import { reportOf } from './report.ts';

/** Interrupted: the transaction is lost with its connection, and a database of our own does not stay behind. */
const stopWith = (close: () => Promise<void>): void => {
  const stop = (): void => {
    console.error('Stopped. Nothing was imported.');
    void close().finally(() => process.exit(130));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
};

let opened = false;

const run = async (asked: Arguments, config: Config): Promise<boolean> => {
  const { url, close } = await openForCommand(config);
  stopWith(close);
  try {
    const db = connect(url, 4);
    try {
      await migrate(db, url);
      await seedReference(db);
      opened = true;
      const outcome = await importFromDisk(
        { db, clock: systemClock },
        {
          ...asked,
          otherwise: config.databaseUrl === undefined ? config.dataFolder : tmpdir(),
          progress: progressTo(process.stderr),
        },
      );
      // Until the planner has seen the new rows, it reads them nine times slower, and the next start reads them all.
      if (outcome.written !== undefined) await measureTables(db);
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
const tell = (error: unknown): string => {
  if (error instanceof Refusal) return error.message;
  if (!opened) return explain(error, config?.databaseUrl, 0);
  return `The import failed, and nothing of it was kept: ${error instanceof Error ? error.message : String(error)}`;
};

try {
  const asked = readArguments(process.argv.slice(2));
  config = readConfig({ serves: false });
  const done = await run({ ...asked, file: resolve(asked.file) }, config);
  process.exitCode = done ? 0 : 1;
} catch (error) {
  console.error(tell(error));
  process.exitCode = 1;
}
