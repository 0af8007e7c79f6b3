import type { Request, RequestHandler } from 'express';
import { fail } from '../fail.ts';

/** Browsers name the page that asks; a page of another site may not act for the person who is signed in here. */
export const originAllowed = (origin: string | undefined, allowed: ReadonlySet<string>): boolean =>
  origin === undefined || allowed.has(origin);

/** What browsers say even where a policy of the page keeps the origin back. */
const siteAllowed = (site: string | undefined): boolean =>
  site === undefined || site === 'same-origin' || site === 'none';

const hasBody = (request: Request): boolean =>
  request.get('transfer-encoding') !== undefined || Number(request.get('content-length') ?? 0) > 0;

export const sameOrigin =
  (allowed: () => ReadonlySet<string>): RequestHandler =>
  (request, _response, next) => {
    const reads = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS';
    if (!reads && !originAllowed(request.get('origin'), allowed())) throw fail('wrong_origin');
    if (!reads && !siteAllowed(request.get('sec-fetch-site'))) throw fail('wrong_origin');
    // A form of another site can send any type but this one without asking first; and a body that is not read would
    // pass for an empty one.
    if (!reads && hasBody(request) && !request.is(['application/json', 'text/csv']))
      throw fail('invalid_input');
    next();
  };
