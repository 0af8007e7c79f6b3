import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Endpoint, ReplyOf } from '#server/http/endpoint.contract.ts';
import type { Answer, Given } from '#test/support/browser.ts';
import type { Instance } from './instance.ts';

/** Kept alive, as browsers and proxies do. */
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Closes the lines that are kept alive. */
export const hangUp = (): void => agent.destroy();

type Address = Pick<Instance, 'origin'>;

interface Patience {
  readonly at?: Address;
  readonly withinMs?: number;
  /** Told before it is asked again: the first may have been done, and nobody knows. */
  readonly onRetry?: () => void;
}

/** No answer came: nobody knows whether it was done. */
export class NoAnswer extends Error {}

/**
 * Somebody who speaks the contracts to any of the processes: one cookie for all of them. `does` asks until it is
 * answered, as the client does: another process after a lost connection, later after a 503.
 */
export const callerOf = (instances: readonly Address[], known = '') => {
  let cookie = known;
  let turn = 0;
  const seen = { lost: 0, unavailable: 0 };

  const once = <E extends Endpoint>(at: Address, endpoint: E, given: Given<E> = {}): Promise<Answer<E>> =>
    new Promise((resolve, reject) => {
      const params = (given.params ?? {}) as Record<string, string>;
      const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
      const query = new URLSearchParams((given.query ?? {}) as Record<string, string>).toString();
      const body = endpoint.method === 'get' ? '' : JSON.stringify(given.body ?? {});
      const sent = request(`${at.origin}/api${path}${query === '' ? '' : `?${query}`}`, {
        agent,
        method: endpoint.method.toUpperCase(),
        timeout: 15_000,
        headers: {
          cookie,
          ...(given.key === undefined ? {} : { 'Idempotency-Key': given.key }),
          ...(given.version === undefined ? {} : { 'If-Match': `"${given.version}"` }),
          ...(body === ''
            ? {}
            : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }),
        },
      });
      const lost = (error: Error): void => reject(new NoAnswer(error.message));
      sent.on('timeout', () => sent.destroy(new Error('no answer in 15 s')));
      sent.on('error', lost);
      sent.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('error', lost);
        response.on('end', () => {
          const set = response.headers['set-cookie']?.[0]?.split(';')[0];
          if (set !== undefined) cookie = set;
          const isJson = response.headers['content-type']?.includes('json') === true;
          resolve({
            status: response.statusCode ?? 0,
            body: isJson ? JSON.parse(text) : { code: text },
            headers: response.headers as Record<string, string>,
          });
        });
      });
      sent.end(body);
    });

  /** Asks until there is an answer that is not "later": a refusal is an answer. */
  const asks = async <E extends Endpoint>(
    endpoint: E,
    given: Given<E> = {},
    { at, withinMs = 30_000, onRetry }: Patience = {},
  ): Promise<Answer<E>> => {
    const begun = performance.now();
    turn += 1;
    const first = at === undefined ? turn : instances.indexOf(at);
    for (let attempt = 0; ; attempt += 1) {
      const chosen = instances[(first + attempt) % instances.length];
      if (chosen === undefined) throw new Error('There is no process to ask');
      const answer = await once(chosen, endpoint, given).catch((error: unknown) => {
        if (!(error instanceof NoAnswer)) throw error;
        return undefined;
      });
      if (answer !== undefined && answer.status !== 503) return answer;
      if (answer === undefined) seen.lost += 1;
      else seen.unavailable += 1;
      if (performance.now() - begun > withinMs)
        throw new Error(`${endpoint.path}: no answer in ${withinMs} ms`);
      onRetry?.();
      await sleep(50);
    }
  };

  const does = async <E extends Endpoint>(
    endpoint: E,
    given: Given<E> = {},
    options: Patience = {},
  ): Promise<ReplyOf<E>> => {
    const { status, body } = await asks(endpoint, given, options);
    if (status === 200) return body;
    throw new Error(`${endpoint.method} ${endpoint.path} answered ${status} ${JSON.stringify(body)}`);
  };

  return { once, asks, does, seen, cookie: () => cookie };
};

export type Caller = ReturnType<typeof callerOf>;
