import { z } from 'zod';
import { sendMessage, Thread } from '#server/messages/messages.contract.ts';
import { ApiError, codeOf, type FaultCode } from '../api/api-error.ts';
import { call } from '../api/call.ts';
import { queryClient } from '../api/query-client.ts';
import { keep } from '../app/keep.ts';
import { STORED } from './stored.ts';
import { takeIn } from './use-thread.ts';

/**
 * Messages that the server has not acknowledged yet. They live in the tab's own storage: they outlast a reload and
 * end with the tab, so that nothing written on a shared computer stays behind. Each has its id from the start, so
 * sending again never doubles it, and goes out only as the person who wrote it.
 */
const Kept = z.object({
  clientId: z.uuid(),
  personId: z.uuid(),
  introductionId: z.uuid(),
  thread: Thread,
  body: z.string(),
  at: z.string(),
  state: z.enum(['sending', 'waiting', 'failed']),
  code: z.string().optional(),
});
export type Waiting = Omit<z.infer<typeof Kept>, 'code'> & { code?: FaultCode };

const RETRY_MS = [1_000, 3_000, 8_000, 20_000];

/** No answer, or "later": the message goes out by itself. Any other refusal is for the person to see. */
const passes: ReadonlySet<FaultCode> = new Set([
  'offline',
  'not_ready',
  'busy',
  'internal',
  'too_many_requests',
]);

const load = (): Waiting[] => {
  try {
    const kept = z.array(Kept).safeParse(JSON.parse(sessionStorage.getItem(STORED) ?? '[]'));
    return kept.success ? kept.data.map(({ code: _code, ...rest }) => rest) : [];
  } catch {
    // What cannot be read was not written by this page.
    return [];
  }
};

let waiting: readonly Waiting[] = load();
let sender: string | undefined;
let running = false;
let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
const watchers = new Set<() => void>();

const set = (next: readonly Waiting[]): void => {
  waiting = next;
  keep(sessionStorage, STORED, JSON.stringify(next));
  for (const watcher of watchers) watcher();
};

const change = (clientId: string, state: Waiting['state'], code?: FaultCode): void =>
  set(
    waiting.map((one) => {
      if (one.clientId !== clientId) return one;
      const { code: _before, ...rest } = one;
      return code === undefined ? { ...rest, state } : { ...rest, state, code };
    }),
  );

const dropOne = (clientId: string): void => set(waiting.filter((one) => one.clientId !== clientId));

const later = (): void => {
  clearTimeout(timer);
  timer = setTimeout(flush, RETRY_MS[Math.min(failures, RETRY_MS.length) - 1] ?? 1_000);
};

/** Sends one; false when there is no getting through at the moment. */
const sendOne = async ({ clientId, introductionId, thread, body }: Waiting): Promise<boolean> => {
  change(clientId, 'sending');
  try {
    const message = await call(sendMessage, {
      params: { id: introductionId },
      body: { thread, clientId, body },
    });
    takeIn(queryClient, message);
    dropOne(clientId);
    failures = 0;
    return true;
  } catch (fault) {
    if (fault instanceof ApiError && !passes.has(fault.code)) {
      change(clientId, 'failed', fault.code);
      return true;
    }
    failures += 1;
    change(clientId, 'waiting', codeOf(fault));
    return false;
  }
};

const next = (): Waiting | undefined =>
  waiting.find(({ personId, state }) => personId === sender && state !== 'failed');

const run = async (): Promise<void> => {
  running = true;
  try {
    // One at a time: what was written first is numbered first.
    for (let one = next(); one !== undefined; one = next()) {
      if (!(await sendOne(one))) {
        later();
        return;
      }
    }
  } finally {
    running = false;
  }
};

function flush(): void {
  if (!running && sender !== undefined) void run();
}

window.addEventListener('online', flush);

/** The outbox sends as this person, and as nobody when nobody is signed in. */
export const sendAs = (personId: string | undefined): void => {
  sender = personId;
  clearTimeout(timer);
  failures = 0;
  flush();
};

export const post = (message: Pick<Waiting, 'personId' | 'introductionId' | 'thread' | 'body'>): void => {
  const clientId = crypto.randomUUID();
  set([...waiting, { ...message, clientId, at: new Date().toISOString(), state: 'sending' }]);
  flush();
};

export const sendAgain = (clientId: string): void => {
  change(clientId, 'sending');
  flush();
};

export const discard = (clientId: string): void => dropOne(clientId);

export const watchOutbox = (listener: () => void): (() => void) => {
  watchers.add(listener);
  return () => watchers.delete(listener);
};

export const outbox = (): readonly Waiting[] => waiting;
