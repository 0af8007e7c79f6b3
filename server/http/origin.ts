import type { RequestHandler } from 'express';
import { fail } from '../fail.ts';

/** Browsers name the page that asks; a page of another site may not act for the person who is signed in here. */
export const originAllowed = (origin: string | undefined, allowed: ReadonlySet<string>): boolean =>
  origin === undefined || allowed.has(origin);

export const sameOrigin =
  (allowed: () => ReadonlySet<string>): RequestHandler =>
  (request, _response, next) => {
    const reads = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS';
    if (!reads && !originAllowed(request.get('origin'), allowed())) throw fail('wrong_origin');
    next();
  };
