import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from '#server/http/endpoint.contract.ts';
import { ApiError, toApiError } from './api-error.ts';

type Empty = Record<never, never>;
/** A part that may be left out entirely may be left out of the call. */
type Part<Name extends string, T> = Empty extends T ? { [K in Name]?: T } : { [K in Name]: T };

export type CallInput<E extends Endpoint> = Part<'params', ParamsOf<E>> &
  Part<'query', QueryOf<E>> &
  Part<'body', BodyOf<E>> & {
    /** The version that was read; sent as If-Match. */
    ifMatch?: number;
    idempotencyKey?: string;
    signal?: AbortSignal;
  };

/** What a call looks like once its types have done their work. */
type Loose = {
  params?: unknown;
  query?: unknown;
  body?: unknown;
  ifMatch?: number;
  idempotencyKey?: string;
  signal?: AbortSignal;
};

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

const fill = (path: string, params: unknown): string =>
  entriesOf(params).reduce(
    (url, [name, value]) => url.replace(`:${name}`, encodeURIComponent(String(value))),
    path,
  );

const toSearch = (query: unknown): string => {
  const search = new URLSearchParams();
  for (const [name, value] of entriesOf(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one));
    }
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
};

const readJson = async (response: Response): Promise<unknown> => {
  const type = response.headers.get('content-type') ?? '';
  return type.includes('json') ? await response.json() : undefined;
};

const send = async (url: string, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(url, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ApiError('offline', 0);
  }
};

/** The one door to the server. The contract gives the address, the types and what may be sent along. */
export const call = async <E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<ReplyOf<E>> => {
  const { params, query, body, ifMatch, idempotencyKey, signal }: Loose = input;
  const headers = new Headers({ accept: 'application/json' });
  const writes = endpoint.method !== 'get';
  if (writes) headers.set('content-type', 'application/json');
  if (ifMatch !== undefined) headers.set('if-match', `"${ifMatch}"`);
  if (endpoint.idempotent) headers.set('idempotency-key', idempotencyKey ?? crypto.randomUUID());
  const response = await send(`/api${fill(endpoint.path, params)}${toSearch(query)}`, {
    method: endpoint.method.toUpperCase(),
    headers,
    credentials: 'same-origin',
    ...(writes ? { body: JSON.stringify(body ?? {}) } : {}),
    ...(signal === undefined ? {} : { signal }),
  });
  const json = await readJson(response);
  if (!response.ok) throw toApiError(response.status, json);
  // The server has parsed this reply with the very schema that the type comes from.
  return json as ReplyOf<E>;
};
