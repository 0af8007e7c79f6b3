import type { Outcome } from './import-file.ts';
import type { ImportReport } from './imports.contract.ts';
import { groups } from './report.ts';

const MOST_KINDS = 20;
const MOST_LINES = 8;
const MOST_ROWS = 100;

const some = (lines: readonly number[]) => ({ rows: lines.length, lines: lines.slice(0, MOST_LINES) });

/** What became of a file as the browser shows it: every row is in one of the counts, however large it was. */
export const summaryOf = ({ encoding, checked, written }: Outcome): ImportReport => {
  const { read, bad, superseded, notes, unknownColumns } = checked;
  const faults = groups(checked);
  const firstRefused: ImportReport['firstRefused'] = [];
  for (const [line, found] of bad) {
    if (firstRefused.length >= MOST_ROWS) break;
    firstRefused.push(...found.map(({ field, reason }) => ({ line, field, reason })));
  }
  return {
    encoding,
    read,
    created: written?.created ?? 0,
    changed: written?.changed ?? 0,
    unchanged: written?.unchanged ?? 0,
    claimed: written?.claimed ?? 0,
    superseded: superseded.size,
    refused: bad.size,
    unknownColumns: [...unknownColumns],
    notes: [...notes].slice(0, MOST_KINDS).map(([what, lines]) => ({ what, ...some(lines) })),
    faults: faults.slice(0, MOST_KINDS).map(([what, lines]) => {
      const [field = 'row', ...reason] = what.split(': ');
      return { field, reason: reason.join(': '), ...some(lines) };
    }),
    otherFaults: Math.max(0, faults.length - MOST_KINDS),
    firstRefused: firstRefused.slice(0, MOST_ROWS),
    remarks: [...(written?.lines ?? [])],
  };
};
