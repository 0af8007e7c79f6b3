import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { ById, Cursor, Id, Instant, Limit, line, pageOf, prose } from '../http/shapes.contract.ts';

export const ImportKind = z.enum(['tags', 'organisations', 'needs', 'ideas']).meta({ id: 'ImportKind' });
export type ImportKind = z.infer<typeof ImportKind>;

export const ImportStatus = z
  .enum(['checking', 'checked', 'importing', 'done', 'refused', 'failed', 'cancelled'])
  .meta({
    id: 'ImportStatus',
    description:
      'checking: tried and taken back; checked: waits for a yes; refused: the file as a whole cannot be used; failed: not by its fault',
  });
export type ImportStatus = z.infer<typeof ImportStatus>;

/** Rows of one kind, with the first of their lines. */
const Lines = { rows: z.int(), lines: z.array(z.int()) };

export const ImportReport = z
  .object({
    encoding: z.enum(['utf-8', 'windows-1252', 'mixed']),
    read: z.int(),
    created: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    superseded: z.int().describe('A later row of the file has the same id'),
    claimed: z.int().describe('Left alone, because somebody has claimed them since'),
    refused: z.int(),
    unknownColumns: z.array(z.string()),
    notes: z.array(z.object({ what: z.string(), ...Lines })),
    faults: z.array(z.object({ field: z.string(), reason: z.string(), ...Lines })),
    otherFaults: z.int(),
    firstRefused: z.array(z.object({ line: z.int(), field: z.string(), reason: z.string() })),
    remarks: z.array(z.string()),
  })
  .meta({ id: 'ImportReport' });
export type ImportReport = z.infer<typeof ImportReport>;

export const Import = z
  .object({
    id: Id,
    kind: ImportKind,
    fileName: z.string(),
    size: z.int().describe('Bytes'),
    taxonomy: z.string().nullable(),
    tagsFound: z.boolean(),
    status: ImportStatus,
    sentBy: z.string().nullable(),
    sentAt: Instant,
    endedAt: Instant.nullable(),
    /** How far it is: rows checked, then rows written. */
    step: z.enum(['checked', 'written']).nullable(),
    rows: z.int(),
    /** More than one: it was broken off, and begun again. */
    attempts: z.int(),
    /** Why it did not go on, in a sentence. */
    problem: z.string().nullable(),
    report: ImportReport.nullable(),
    moves: z.array(z.enum(['start', 'cancel'])),
  })
  .meta({ id: 'Import' });
export type Import = z.infer<typeof Import>;

export const listImports = endpoint({
  method: 'get',
  path: '/imports',
  noun: 'import',
  who: 'verified',
  summary: 'Imports from the browser, the newest first, and how large a file may be (administrators)',
  query: z.strictObject({ cursor: Cursor, limit: Limit }),
  returns: pageOf(Import).extend({ limit: z.int().describe('Bytes') }),
  errors: ['not_allowed', 'invalid_cursor'],
});

export const getImport = endpoint({
  method: 'get',
  path: '/imports/:id',
  noun: 'import',
  who: 'verified',
  summary: 'One import, with how far it is (administrators)',
  params: ById,
  returns: Import,
  errors: ['not_allowed', 'import_not_found'],
});

export const sendImport = endpoint({
  method: 'post',
  path: '/imports',
  noun: 'import',
  who: 'verified',
  summary:
    'Send a CSV file as the body (text/csv). It is tried at once and taken back: nothing is imported yet (administrators)',
  query: z.strictObject({
    kind: ImportKind,
    name: line(200),
    taxonomy: line(60).optional().describe('Of the tags in the file, or of its tag codes'),
    tagsFound: z.stringbool().default(false).describe('The tags were found by a machine'),
  }),
  returns: Import,
  file: true,
  errors: ['not_allowed', 'import_under_way', 'body_too_large', 'upload_broken'],
  idempotent: true,
});

export const startImport = endpoint({
  method: 'post',
  path: '/imports/:id/start',
  noun: 'import',
  who: 'verified',
  summary: 'Import for real what was tried, leaving out at most so many refused rows (administrators)',
  params: ById,
  body: z.strictObject({ mayLeaveOut: z.int().min(0), reason: prose(1_000, 3) }),
  returns: Import,
  errors: ['not_allowed', 'import_not_found', 'already_moved'],
  idempotent: true,
});

export const cancelImport = endpoint({
  method: 'post',
  path: '/imports/:id/cancel',
  noun: 'import',
  who: 'verified',
  summary: 'Give an import up, also while it runs: nothing of it is kept (administrators)',
  params: ById,
  returns: Import,
  errors: ['not_allowed', 'import_not_found', 'already_moved'],
  idempotent: true,
});
