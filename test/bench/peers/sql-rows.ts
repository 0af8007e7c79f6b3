import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';

/** Rows of a table that go to the database together. */
const BATCH = 200_000;

type Cell = string | number | boolean | null;

/** Ids, codes, reaches and numbers: nothing in them means something else to `copy`. */
const written = (cell: Cell): string => (cell === null ? '\\N' : `${cell}`);

/** Puts rows into tables by `copy` from files, since tens of millions of them go in. The server must be on this machine. */
export const copyingRows = async (client: pg.Client) => {
  // A folder that the server's own user may read.
  const folder = await mkdtemp(join(tmpdir(), 'pushpull-rows-'));
  await chmod(folder, 0o755);
  let going: Promise<unknown> = Promise.resolve();

  const into = (table: string) => {
    let lines: string[] = [];
    let batches = 0;
    const send = async () => {
      const text = lines.join('');
      lines = [];
      batches += 1;
      const file = join(folder, `${table}-${batches}`);
      await writeFile(file, text);
      // The next rows are made while these are read, but no more than one batch waits.
      await going;
      going = client.query(`copy ${table} from '${file}'`).then(() => rm(file));
      // Told to whoever waits for it next, not to the process.
      going.catch(() => undefined);
    };
    return {
      add: (...row: readonly Cell[]): void => {
        lines.push(`${row.map(written).join('\t')}\n`);
      },
      /** Sends what is held where it is enough for one trip, or all of it. */
      flush: async (all = false): Promise<void> => {
        if (lines.length >= BATCH || (all && lines.length > 0)) await send();
      },
    };
  };
  return {
    into,
    /** Resolves once everything that was sent is in. */
    done: async (): Promise<void> => {
      await going;
      await rm(folder, { recursive: true, force: true });
    },
  };
};
