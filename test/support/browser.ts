import { randomUUID } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import supertest from 'supertest';
import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from '#server/http/endpoint.contract.ts';

export interface Given<E extends Endpoint> {
  params?: ParamsOf<E>;
  query?: QueryOf<E>;
  body?: BodyOf<E>;
  /** Idempotency-Key. */
  key?: string;
  /** If-Match: the version that was read. */
  version?: number;
}

export interface Answer<E extends Endpoint = Endpoint> {
  readonly status: number;
  readonly body: ReplyOf<E> & { code?: string; issues?: { path: string; message: string }[] };
  readonly headers: Record<string, string>;
}

/** Somebody's browser: keeps their cookie, and speaks the contracts. */
export const browserOf = (server: HttpServer) => {
  const agent = supertest.agent(server);

  /** Sends it as it is and returns whatever comes back. */
  const tries = async <E extends Endpoint>(endpoint: E, given: Given<E> = {}): Promise<Answer<E>> => {
    const params = (given.params ?? {}) as Record<string, string>;
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(params[name] ?? ''),
    );
    let request = agent[endpoint.method](`/api${path}`).query((given.query ?? {}) as object);
    if (given.key !== undefined) request = request.set('Idempotency-Key', given.key);
    if (given.version !== undefined) request = request.set('If-Match', `"${given.version}"`);
    const response = await (endpoint.method === 'get' ? request : request.send((given.body ?? {}) as object));
    return { status: response.status, body: response.body, headers: response.headers };
  };

  /** Expects it to work. */
  const does = async <E extends Endpoint>(endpoint: E, given: Given<E> = {}): Promise<ReplyOf<E>> => {
    const answer = await tries(endpoint, given);
    if (answer.status !== 200) {
      throw new Error(
        `${endpoint.method} ${endpoint.path} answered ${answer.status} ${JSON.stringify(answer.body)}`,
      );
    }
    return answer.body;
  };

  /** The code of the refusal; fails where it was let through. */
  const isRefused = async <E extends Endpoint>(endpoint: E, given: Given<E> = {}): Promise<string> => {
    const answer = await tries(endpoint, given);
    if (answer.status === 200) throw new Error(`${endpoint.method} ${endpoint.path} was let through`);
    return answer.body.code ?? `status ${answer.status}`;
  };

  return { agent, tries, does, isRefused, newKey: () => randomUUID() };
};

export type Browser = ReturnType<typeof browserOf>;
