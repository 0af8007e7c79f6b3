import type { Outcome } from './import-file.ts';

const SHOWN = 20;

const number = (count: number): string => count.toLocaleString('en-GB');

const linesOf = (lines: readonly number[]): string =>
  `${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, 8).join(', ')}${lines.length > 8 ? ` and ${number(lines.length - 8)} more` : ''}`;

const rowsOf = (count: number): string => `${number(count)} ${count === 1 ? 'row' : 'rows'}`;

/** Bad rows by what is wrong with them, the most frequent first. */
export const groups = ({ bad }: Outcome['checked']): [string, number[]][] => {
  const found = new Map<string, number[]>();
  for (const [line, faults] of bad) {
    for (const { field, reason } of faults) {
      const key = `${field}: ${reason}`;
      const lines = found.get(key) ?? [];
      lines.push(line);
      found.set(key, lines);
    }
  }
  return [...found].sort(([, one], [, other]) => other.length - one.length);
};

/** What became of a file, for whoever imported it: every row is in one of the counts. */
export const reportOf = (
  { file, dryRun }: { readonly file: string; readonly dryRun: boolean },
  { encoding, checked, written, badRowsFile }: Outcome & { readonly badRowsFile: string | undefined },
): string => {
  const { read, bad, superseded, notes, unknownColumns } = checked;
  const text: string[] = [`${file}: ${rowsOf(read)} read`];
  const say = (line: string): void => void text.push(line);
  if (encoding === 'windows-1252') say('The file is Windows-1252 text; it was converted to UTF-8.');
  if (encoding === 'mixed')
    say('The file is UTF-8 with some bytes that are not; rows that hold them are bad.');
  if (unknownColumns.length > 0) {
    say(
      `Columns that have no field here: ${unknownColumns.join(', ')} (needs and ideas keep them with the row).`,
    );
  }
  if (read === 0) say('It has a first line, but no rows.');

  if (written !== undefined) {
    for (const [what, count, why] of [
      ['created', written.created, ''],
      ['changed', written.changed, ''],
      ['unchanged', written.unchanged, ''],
      ['superseded', superseded.size, 'a later row has the same id, and the last one wins'],
      [
        'skipped',
        bad.size + written.claimed,
        written.claimed > 0 ? `${number(written.claimed)} claimed here since` : 'bad rows',
      ],
    ] as const) {
      say(`  ${what.padEnd(11)}${number(count).padStart(9)}${count > 0 && why !== '' ? `  (${why})` : ''}`);
    }
    for (const line of written.lines) say(line);
  }
  if (superseded.size > 0) say(`Superseded: ${linesOf([...superseded])}`);
  for (const [what, lines] of notes) say(`Note: ${what} (${rowsOf(lines.length)}: ${linesOf(lines)})`);

  if (bad.size > 0) {
    say(`Bad: ${rowsOf(bad.size)}`);
    const found = groups(checked);
    for (const [what, lines] of found.slice(0, SHOWN)) say(`  ${what} (${linesOf(lines)})`);
    if (found.length > SHOWN) say(`  and ${number(found.length - SHOWN)} other faults`);
    say(`All bad rows, with their reasons: ${badRowsFile}`);
  }
  if (written === undefined) {
    say('Nothing was imported. Put the bad rows right, or leave them out with --skip-bad.');
  } else if (dryRun) say('Nothing was kept: this was a dry run.');
  return text.join('\n');
};
