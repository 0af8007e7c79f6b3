import { type ErrorCode, errorStatus } from './errors.contract.ts';

export interface Issue {
  readonly path: string;
  readonly message: string;
}

/** An error that the caller is told about, by its code. Anything else that is thrown is our fault. */
export class Failure extends Error {
  readonly code: ErrorCode;
  readonly issues: readonly Issue[];

  constructor(code: ErrorCode, issues: readonly Issue[] = []) {
    super(code);
    this.name = 'Failure';
    this.code = code;
    this.issues = issues;
  }

  get status(): number {
    return errorStatus[this.code];
  }
}

export const fail = (code: ErrorCode, issues?: readonly Issue[]): Failure => new Failure(code, issues);
