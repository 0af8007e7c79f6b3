import { createReadStream, createWriteStream } from 'node:fs';
import { access, constants, mkdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../clock.ts';
import type { Db } from '../database/connect.ts';
import type { Arguments } from './arguments.ts';
import type { Asked, Outcome } from './import-file.ts';
import { importInto } from './import-into.ts';
import { Refusal } from './refusal.ts';

interface OnDisk extends Arguments, Pick<Asked, 'progress'> {
  /** Where the bad rows go when the file's own folder is not writable. */
  readonly otherwise: string;
}

const assertFile = async (file: string): Promise<{ size: number; mtimeMs: number }> => {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(
      error.code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${error.code}).`,
    );
  });
  if (!found.isFile()) throw new Refusal(`${file} is no file.`);
  return found;
};

const isWritable = (folder: string): Promise<boolean> =>
  access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );

/** Imports a file of this machine. Its bad rows go into a file beside it; `badRowsFile` says which. */
export const importFromDisk = async (
  ground: { db: Db; clock: Clock },
  { file, otherwise, skipBad, ...asked }: OnDisk,
): Promise<Outcome & { badRowsFile: string | undefined }> => {
  const before = await assertFile(file);
  let badRowsFile: string | undefined;
  const outcome = await importInto(
    ground,
    { ...asked, file },
    {
      ...asked,
      bytes: () => createReadStream(file),
      mayLeaveOut: skipBad ? Number.POSITIVE_INFINITY : 0,
      keepBadRows: async (rows) => {
        const folder = (await isWritable(dirname(file))) ? dirname(file) : otherwise;
        await mkdir(folder, { recursive: true });
        badRowsFile = join(folder, `${basename(file).replace(/\.csv$/i, '')}.bad-rows.csv`);
        await pipeline(Readable.from(rows), createWriteStream(badRowsFile));
      },
      beforeWriting: async () => {
        const after = await assertFile(file);
        if (after.size !== before.size || after.mtimeMs !== before.mtimeMs)
          throw new Refusal(`${file} was changed while it was read. Nothing was imported; try again.`);
      },
    },
  );
  return { ...outcome, badRowsFile };
};
