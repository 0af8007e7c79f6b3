import { type ErrorCode, errorStatus } from '#server/errors.contract.ts';

export type Issue = { path: string; message: string };

/** What a call can end in besides a reply: a refusal of the server, or no answer at all (`offline`). */
export type FaultCode = ErrorCode | 'offline';

export class ApiError extends Error {
  readonly code: FaultCode;
  readonly status: number;
  readonly issues: readonly Issue[];
  readonly requestId: string | undefined;

  constructor(code: FaultCode, status: number, issues: readonly Issue[] = [], requestId?: string) {
    super(code);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.issues = issues;
    this.requestId = requestId;
  }
}

const isCode = (value: unknown): value is ErrorCode => typeof value === 'string' && value in errorStatus;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const toIssue = (value: unknown): Issue[] => {
  if (!isRecord(value)) return [];
  const path = Array.isArray(value.path) ? value.path.join('.') : String(value.path ?? '');
  return [{ path, message: String(value.message ?? '') }];
};

/** Reads problem+json. A proxy's own error page has no code: its status decides. */
export const toApiError = (status: number, problem: unknown): ApiError => {
  if (!isRecord(problem) || !isCode(problem.code)) {
    const gone = status === 502 || status === 503 || status === 504;
    return new ApiError(gone ? 'not_ready' : 'internal', status);
  }
  const issues = Array.isArray(problem.issues) ? problem.issues.flatMap(toIssue) : [];
  const requestId = typeof problem.requestId === 'string' ? problem.requestId : undefined;
  return new ApiError(problem.code, status, issues, requestId);
};

/** The code of anything that was thrown, for the sentence it is shown with. */
export const codeOf = (fault: unknown): FaultCode => (fault instanceof ApiError ? fault.code : 'internal');
