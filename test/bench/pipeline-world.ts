import { seedReference } from '#seeds/reference.ts';
import { connect } from '#server/database/connect.ts';
import { migrate } from '#server/database/migrate.ts';
import { openBenchServer } from './bench-database.ts';
import { tell } from './progress.ts';
import { storedItems, storedMarket } from './stored-market.ts';

interface Asked {
  /** So many needs, and as many ideas. */
  readonly items: number;
  readonly seed: number;
  /** Where the world is kept for the next run; without one it goes at the end. */
  readonly folder: string | undefined;
  /** More `-c name=value` settings of the server. */
  readonly settings: readonly string[];
}

/** A world of its own for one run: written, or copied from the one that an earlier run has written. */
export const openPipelineWorld = async ({ items, seed, folder, settings }: Asked) => {
  const server = await openBenchServer({ folder, settings });
  const root = connect(server.urlOf('postgres'), 1);
  const name = `world_${items}_${seed}`;
  const run = folder === undefined ? name : 'run';

  const write = async (): Promise<void> => {
    // It takes its name once it is whole.
    await root.raw(`drop database if exists ${name}_new`);
    await root.raw(`create database ${name}_new`);
    const url = server.urlOf(`${name}_new`);
    const db = connect(url, 4);
    await migrate(db, url);
    await seedReference(db);
    const stored = await storedMarket(db, seed, tell);
    await stored.write('need', items, null, 1);
    await stored.write('idea', items, null, 1);
    tell('the world: the tables are vacuumed and analysed');
    await db.raw('vacuum analyze');
    await db.destroy();
    await root.raw(`alter database ${name}_new rename to ${name}`);
  };

  const { rows } = await root.raw('select 1 from pg_database where datname = ?', [name]);
  if (rows.length === 0) await write();
  if (run !== name) {
    tell('the world: a copy is made for this run');
    await root.raw(`drop database if exists ${run} with (force)`);
    await root.raw(`create database ${run} template ${name} strategy file_copy`);
  }
  await root.raw('checkpoint');
  const url = server.urlOf(run);
  const db = connect(url, 8);
  return {
    ...storedItems(seed),
    db,
    url,
    said: server.said,
    close: async (): Promise<void> => {
      await db.destroy();
      if (run !== name) await root.raw(`drop database if exists ${run} with (force)`);
      await root.destroy();
      await server.close();
    },
  };
};

export type PipelineWorld = Awaited<ReturnType<typeof openPipelineWorld>>;
