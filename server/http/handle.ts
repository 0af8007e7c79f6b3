import { randomUUID } from 'node:crypto';
import type { Request, Response, Router } from 'express';
import type { z } from 'zod';
import { always, type Once, onceFor } from '../database/once.ts';
import { fail, type Issue } from '../fail.ts';
import type { Actor, Asker } from './actor.ts';
import type { Endpoint } from './endpoint.contract.ts';
import { remember } from './endpoints.ts';

export interface Call<E extends Endpoint> {
  readonly params: z.output<E['params']>;
  readonly query: z.output<E['query']>;
  readonly body: z.output<E['body']>;
  /** Does the work once per Idempotency-Key. */
  readonly once: Once;
  /** The version that the caller read, from If-Match; 0 where the endpoint is no edit. */
  readonly version: number;
  /** For what only HTTP knows: the session and the caller's address. */
  readonly request: Request;
}

type Handler<E extends Endpoint, Who> = (call: Call<E>, actor: Who) => Promise<z.input<E['returns']>>;

declare global {
  namespace Express {
    interface Locals {
      /** Set by the session, once per request. */
      actor?: Asker;
      endpoint?: Endpoint;
    }
  }
}

const parse = <S extends z.ZodType>(schema: S, value: unknown, where: string): z.output<S> => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues: Issue[] = result.error.issues.map((issue) => ({
    path: [where, ...issue.path.map(String)].join('.'),
    message: issue.message,
  }));
  throw fail('invalid_input', issues);
};

const versionOf = (request: Request): number => {
  const header = request.get('if-match');
  if (header === undefined) throw fail('version_required');
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) throw fail('stale_version');
  return Number(version);
};

const onceOf = (endpoint: Endpoint, request: Request, actor: Asker, body: unknown): Once => {
  const key = request.get('idempotency-key');
  if (!endpoint.idempotent || key === undefined || actor === null) return always;
  if (!/^[\w-]{8,100}$/.test(key)) {
    throw fail('invalid_input', [
      { path: 'Idempotency-Key', message: 'Use 8 to 100 letters, digits, - or _' },
    ]);
  }
  return onceFor({ personId: actor.personId, key, endpoint: `${request.method} ${request.path}`, body });
};

const refuseBy = (endpoint: Endpoint, actor: Asker): void => {
  if (endpoint.who === 'anyone') return;
  if (actor === null) throw fail('not_signed_in');
  if (endpoint.who === 'verified' && !actor.verified) throw fail('email_unverified');
};

/**
 * Mounts one endpoint: parse, who, act, filter the reply. The handler is handed parsed input as a new object and
 * returns what the contract says; anything beyond the contract is stripped before it leaves.
 */
export function handle<E extends Endpoint & { who: 'anyone' }>(
  router: Router,
  endpoint: E,
  act: Handler<E, Asker>,
): void;
export function handle<E extends Endpoint>(router: Router, endpoint: E, act: Handler<E, Actor>): void;
export function handle<E extends Endpoint>(router: Router, endpoint: E, act: Handler<E, Actor>): void {
  remember(router, endpoint);
  router[endpoint.method](endpoint.path, async (request: Request, response: Response) => {
    const actor = response.locals.actor ?? null;
    response.locals.endpoint = endpoint;
    refuseBy(endpoint, actor);
    // Not read where none is wanted, it would pass for an empty body.
    if (!endpoint.file && request.is('text/csv')) throw fail('invalid_input');
    const body = parse<E['body']>(endpoint.body, request.body ?? {}, 'body');
    const reply = await act(
      {
        params: parse<E['params']>(endpoint.params, request.params, 'params'),
        query: parse<E['query']>(endpoint.query, request.query, 'query'),
        body,
        once: onceOf(endpoint, request, actor, body),
        version: endpoint.ifMatch ? versionOf(request) : 0,
        request,
      },
      // `refuseBy` let only those through whom the endpoint allows.
      actor as Actor,
    );
    const filtered = endpoint.returns.parse(reply);
    if (filtered !== null && typeof filtered === 'object' && 'version' in filtered) {
      response.set('ETag', `"${String(filtered.version)}"`);
    }
    // Places and tags are the same for all and change rarely: a browser may keep them and ask whether they still hold.
    const reference = endpoint.noun === 'region' || (endpoint.noun === 'tag' && endpoint.method === 'get');
    response.set('Cache-Control', reference ? 'no-cache' : 'no-store').json(filtered);
  });
}

export const newRequestId = (given: string | undefined): string =>
  given !== undefined && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
