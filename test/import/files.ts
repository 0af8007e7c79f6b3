import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { systemClock } from '#server/clock.ts';
import type { Db } from '#server/database/connect.ts';
import type { ImportNoun } from '#server/import/arguments.ts';
import { importFromDisk } from '#server/import/from-disk.ts';
import type { Outcome } from '#server/import/import-file.ts';

interface Options {
  readonly name?: string;
  readonly dryRun?: boolean;
  readonly skipBad?: boolean;
  readonly tagsFound?: boolean;
  readonly taxonomy?: string;
}

/** A folder of its own for the files of a test, and the import as the command runs it. */
export const openFolder = async (db: Db) => {
  const folder = await mkdtemp(join(tmpdir(), 'import-'));
  await chmod(folder, 0o755);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const write = async (name: string, content: string | Uint8Array): Promise<string> => {
    const file = join(folder, name);
    await writeFile(file, content);
    return file;
  };

  const imports = async (
    noun: ImportNoun,
    content: string | Uint8Array,
    { name = `${noun}.csv`, dryRun = false, skipBad = false, tagsFound = false, taxonomy }: Options = {},
  ): ReturnType<typeof importFromDisk> =>
    importFromDisk(
      { db, clock: systemClock },
      {
        noun,
        file: await write(name, content),
        dryRun,
        skipBad,
        tagsFound,
        taxonomy,
        otherwise: folder,
        progress: () => undefined,
      },
    );

  return { folder, write, imports };
};

/** How the rows of a file are accounted for. */
export const countsOf = ({ checked, written }: Outcome) => ({
  read: checked.read,
  ...(written === undefined
    ? { nothing: true }
    : {
        created: written.created,
        changed: written.changed,
        unchanged: written.unchanged,
        superseded: checked.superseded.size,
        skipped: checked.bad.size + written.claimed,
      }),
});

/** The bad rows as `line: field: reason`. */
export const badOf = ({ checked }: Outcome): string[] =>
  [...checked.bad].flatMap(([line, faults]) =>
    faults.map(({ field, reason }) => `${line}: ${field}: ${reason}`),
  );
