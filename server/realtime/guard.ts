import type { Socket } from 'socket.io';
import type { z } from 'zod';
import { Failure } from '../fail.ts';
import type { Log } from '../log.ts';
import type { Ack } from './realtime.contract.ts';

interface Guarded<S extends z.ZodType> {
  readonly socket: Socket;
  readonly name: string;
  readonly schema: S;
  readonly log: Log;
  /** At most so many a second; more are refused. */
  readonly perSecond: number;
  readonly act: (payload: z.output<S>) => Promise<void>;
}

/**
 * The one way to listen to a client: validates, caps the rate, always answers the acknowledgement, and turns
 * whatever is thrown into an answer. An unguarded handler would let one bad payload end the process.
 */
export const guard = <S extends z.ZodType>({
  socket,
  name,
  schema,
  log,
  perSecond,
  act,
}: Guarded<S>): void => {
  let [second, calls] = [0, 0];
  const allowed = (): boolean => {
    const now = Math.floor(performance.now() / 1_000);
    if (now !== second) [second, calls] = [now, 0];
    calls += 1;
    return calls <= perSecond;
  };

  const answerTo = async (payload: unknown): Promise<Ack> => {
    if (!allowed()) return { ok: false, code: 'too_many_requests' };
    const parsed = schema.safeParse(payload);
    if (!parsed.success) return { ok: false, code: 'invalid_input' };
    try {
      await act(parsed.data);
      return { ok: true };
    } catch (error) {
      if (error instanceof Failure) return { ok: false, code: error.code };
      log.error({ err: error, name }, 'a socket handler failed');
      return { ok: false, code: 'internal' };
    }
  };

  socket.on(name, (...given: unknown[]) => {
    const ack = given.at(-1);
    answerTo(given[0])
      .then((answer) => {
        if (typeof ack === 'function') ack(answer);
      })
      .catch((error: unknown) => log.error({ err: error, name }, 'an acknowledgement failed'));
  });
};
