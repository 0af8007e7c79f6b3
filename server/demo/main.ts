import { seedDemo } from '#seeds/demo.ts';
import { emptyDatabase, strangersIn } from '#seeds/demo-reset.ts';
import { seedReference } from '#seeds/reference.ts';
import { type Config, readConfig } from '../config.ts';
import { connect, type Db } from '../database/connect.ts';
import { startEmbedded } from '../database/embedded.ts';
import { migrate } from '../database/migrate.ts';
import { openLog } from '../log.ts';
import { CannotStart, claimDataFolder } from '../process/data-folder.ts';
import { explain } from '../process/explain.ts';

const EVERYTHING = '--everything';

/** Only where there would be a demo world: never on a database of one's own, nor where others can reach it. */
const refuseInEarnest = ({ databaseUrl, demo }: Config): void => {
  if (databaseUrl !== undefined)
    throw new CannotStart(
      'Nothing was changed: DATABASE_URL is set, and a database of your own has no demo world. Take DATABASE_URL away to reset the one in DATA_DIR.',
    );
  if (!demo)
    throw new CannotStart(
      'Nothing was changed: with these settings there is no demo world (DEMO is false, or HOST or PUBLIC_URL let others in).',
    );
};

const using = async <T>(url: string, work: (db: Db) => Promise<T>): Promise<T> => {
  const db = connect(url, 8);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
};

const empty = async (db: Db, url: string, everything: boolean): Promise<void> => {
  // An older release may have left it; one can only count in tables that are there.
  await migrate(db, url);
  const strangers = await strangersIn(db);
  if (strangers !== undefined && !everything)
    throw new CannotStart(
      `Nothing was changed: beside the demo world there are ${strangers}. To remove them too: npm run demo:reset -- ${EVERYTHING}`,
    );
  await emptyDatabase(db);
};

const reset = async (config: Config, everything: boolean): Promise<void> => {
  refuseInEarnest(config);
  const release = await claimDataFolder(config.dataFolder);
  const embedded = await startEmbedded({ folder: config.dataFolder });
  const close = async (): Promise<void> => {
    await embedded.stop();
    await release();
  };
  const interrupted = (): void => {
    console.error('Stopped. Start Pushpull to have what is missing of the demo world made.');
    void close().finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    await using(embedded.url, (db) => empty(db, embedded.url, everything));
    await using(embedded.url, async (db) => {
      await migrate(db, embedded.url);
      await seedReference(db);
      await seedDemo({ db, url: embedded.url, log: openLog(config.logLevel) });
    });
  } finally {
    await close();
  }
};

let config: Config | undefined;
try {
  const asked = process.argv.slice(2);
  if (asked.some((word) => word !== EVERYTHING)) {
    console.error(
      `It takes no more than one word: npm run demo:reset, or npm run demo:reset -- ${EVERYTHING}`,
    );
    process.exitCode = 1;
  } else {
    config = readConfig({ serves: false });
    await reset(config, asked.includes(EVERYTHING));
    console.log('The demo world is as it was on its first day. Start it: npm start');
  }
} catch (error) {
  console.error(explain(error, config?.databaseUrl, 0));
  process.exitCode = 1;
}
