import type { Browser } from '../support/browser.ts';

/** A call that is ready to be made. */
export interface Call {
  readonly as: Browser;
  readonly url: string;
  readonly body?: object;
}
