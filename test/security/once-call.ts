import type { Browser } from '../support/browser.ts';

/** A call that is ready to be made. */
export interface Call {
  readonly as: Browser;
  readonly url: string;
  readonly body?: object;
  /** A file in place of a body. */
  readonly csv?: string;
}
