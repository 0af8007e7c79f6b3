import type { Router } from 'express';
import { Failure } from '#server/fail.ts';
import type { Asker } from '#server/http/actor.ts';
import type { Endpoint } from '#server/http/endpoint.contract.ts';
import { toFailure } from '#server/http/problem.ts';
import { nameOf } from '#test/support/contracts.ts';

interface Given {
  readonly params?: Readonly<Record<string, string>>;
  readonly body: object;
}
type Handler = (request: object, response: object) => Promise<void>;

/**
 * The product's own routes, called without a connection in between: contract, rules and database as in earnest, while
 * the frame, sessions and sockets, which three thousand calls would mostly be about, are left to other tests.
 */
export const throughContracts = (mount: (router: Router) => void) => {
  const handlers = new Map<string, Handler>();
  const on = (method: Endpoint['method']) => (path: string, handler: Handler) =>
    void handlers.set(`${method} ${path}`, handler);
  const methods = {
    get: on('get'),
    post: on('post'),
    put: on('put'),
    patch: on('patch'),
    delete: on('delete'),
  };
  mount(methods as unknown as Router);

  /** The code of the refusal, or that it was allowed. */
  return async (asker: Asker, endpoint: Endpoint, { params = {}, body }: Given): Promise<string> => {
    const handler = handlers.get(nameOf(endpoint));
    if (handler === undefined) throw new Error(`Nothing is mounted at ${nameOf(endpoint)}`);
    const headers: Readonly<Record<string, string>> = endpoint.ifMatch ? { 'if-match': '"1"' } : {};
    const request = {
      params,
      query: {},
      body,
      get: (name: string) => headers[name.toLowerCase()],
      is: (type: string) => type === 'application/json' && type,
    };
    const response = { locals: { actor: asker }, set: () => response, json: () => response };
    try {
      await handler(request, response);
      return 'it was allowed';
    } catch (thrown) {
      const { code } = toFailure(thrown);
      // A fault of ours is no refusal.
      if (code === 'internal' && !(thrown instanceof Failure)) throw thrown;
      return code;
    }
  };
};
