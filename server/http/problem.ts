import type { ErrorRequestHandler, RequestHandler } from 'express';
import { codeOfConstraint } from '../database/constraints.ts';
import { isCrowded } from '../database/crowded.ts';
import type { ErrorCode } from '../errors.contract.ts';
import { Failure, fail } from '../fail.ts';

const has = <K extends string>(value: unknown, key: K): value is Record<K, unknown> =>
  value !== null && typeof value === 'object' && key in value;

/** Errors of the parts below us, in our words. */
const codeOf = (error: unknown): ErrorCode => {
  if (has(error, 'constraint') && typeof error.constraint === 'string') {
    return codeOfConstraint[error.constraint] ?? 'internal';
  }
  if (has(error, 'type') && error.type === 'entity.too.large') return 'body_too_large';
  if (
    has(error, 'type') &&
    typeof error.type === 'string' &&
    /^(entity|encoding|charset|request)\./.test(error.type)
  ) {
    return 'invalid_input';
  }
  if (error instanceof URIError) return 'invalid_input';
  // A file that is not there, or a path that leads out of the folder: the pages of an older build ask for such.
  if (has(error, 'status') && (error.status === 404 || error.status === 403)) return 'not_found';
  if (has(error, 'status') && error.status === 400) return 'invalid_input';
  if (isCrowded(error)) return 'busy';
  if (has(error, 'code') && typeof error.code === 'string') {
    // 40001 and 40P01: two transactions crossed; 57P0x and connection errors: the database is going or gone.
    if (/^(40001|40P01|55P03)$/.test(error.code)) return 'busy';
    if (/^(08\w{3}|57P0\d|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT)$/.test(error.code))
      return 'not_ready';
    // What PostgreSQL cannot hold is bad input, not our fault: a NUL, half of a character, the year 0, an offset of
    // 23 hours, a number beyond its type.
    if (/^(22003|22007|22008|22009|22021|22P02|22P05)$/.test(error.code)) return 'invalid_input';
  }
  // A search of nothing but minus signs is deeper than PostgreSQL reads.
  if (has(error, 'routine') && error.routine === 'pushOpStack') return 'invalid_input';
  if (error instanceof Error) {
    if (/Connection terminated|Connection ended|not queryable/.test(error.message)) return 'not_ready';
  }
  return 'internal';
};

export const toFailure = (error: unknown): Failure =>
  error instanceof Failure ? error : fail(codeOf(error));

export const noSuchRoute: RequestHandler = () => {
  throw fail('not_found');
};

/** The one writer of errors: RFC 9457 problem+json. What went wrong inside stays in the log. */
export const problem: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const failure = toFailure(error);
  if (failure.status >= 500) request.log.error({ err: error }, 'request failed');
  if (failure.code === 'busy' || failure.code === 'not_ready') response.set('Retry-After', '2');
  response
    .status(failure.status)
    .set('Cache-Control', 'no-store')
    .type('application/problem+json')
    .json({
      type: `/docs/errors#${failure.code}`,
      title: failure.code.replaceAll('_', ' '),
      status: failure.status,
      code: failure.code,
      ...(failure.issues.length > 0 ? { issues: failure.issues } : {}),
      requestId: request.id,
    });
};
