import { mayAdminister } from '../accounts/standing.policy.ts';
import type { ErrorCode } from '../errors.contract.ts';
import type { Asker } from '../http/actor.ts';
import type { Import, ImportReport, ImportStatus } from './imports.contract.ts';

type Move = Import['moves'][number];

interface Judged {
  readonly status: ImportStatus;
  readonly report: ImportReport | null;
}

export const mayImport = mayAdminister;

/** Something of the file would be new, or different from what is there. */
const bringsAnything = (report: ImportReport | null): boolean =>
  report !== null && report.created + report.changed > 0;

/** Why a move of an import is refused; null where it is not. */
export const refusalOf = (move: Move, asker: Asker, { status, report }: Judged): ErrorCode | null => {
  if (!mayImport(asker)) return 'not_allowed';
  switch (move) {
    case 'start':
      return status === 'checked' && bringsAnything(report) ? null : 'already_moved';
    case 'cancel':
      return status === 'checking' || status === 'checked' || status === 'importing' ? null : 'already_moved';
  }
};

/** What the asker could do now; the client draws a button for each. */
export const movesOf = (asker: Asker, judged: Judged): Move[] =>
  (['start', 'cancel'] as const).filter((move) => refusalOf(move, asker, judged) === null);
