import { z } from 'zod';
import type { Db } from '../database/connect.ts';
import { openListener } from '../database/listener.ts';
import { Id } from '../http/shapes.contract.ts';
import type { Log } from '../log.ts';
import { Author, Typing } from './realtime.contract.ts';

const Someone = z.strictObject({ ...Typing.shape, personId: Id, as: Author });

const Whisper = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('typing'), ...Someone.shape }),
  z.strictObject({
    is: z.literal('here'),
    process: Id,
    here: z.array(z.strictObject({ ...Someone.shape, socket: z.string() })),
  }),
  z.strictObject({ is: z.literal('gone'), process: Id, socket: z.string() }),
  /** Who is there? Each process answers with those who are here. */
  z.strictObject({ is: z.literal('who'), process: Id }),
  z.strictObject({ is: z.literal('alive'), process: Id, mark: z.string() }),
  z.strictObject({ is: z.literal('bye'), process: Id }),
]);
export type Whisper = z.infer<typeof Whisper>;

/** As it travels. Whatever else somebody says on the channel is no whisper, and ends nothing. */
const Said = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'This is no JSON' });
      return z.NEVER;
    }
  })
  .pipe(Whisper);

/** What is dropped beyond these is made good when the next mark does not agree. */
const MOST_WAITING = 500;

interface Deps {
  readonly db: Db;
  readonly url: string;
  readonly log: Log;
  readonly onOpen: () => void;
  readonly hear: (whisper: Whisper) => void;
}

/** What processes tell each other and nobody keeps. What does not arrive was worth nothing a moment later. */
export const openWhispers = ({ db, url, log, onOpen, hear }: Deps) => {
  const listener = openListener({
    url,
    name: 'pushpull whispers',
    channel: 'whispers',
    log,
    onOpen,
    onNotice: (said) => {
      const heard = Said.safeParse(said);
      // While processes of two versions run side by side, one may say what the other does not know.
      if (heard.success) hear(heard.data);
      else log.debug({ err: heard.error }, 'a whisper was not understood');
    },
  });
  let saying: Promise<void> = Promise.resolve();
  let waiting = 0;
  let ending = false;
  const notify = (whisper: Whisper): Promise<void> =>
    db
      .raw("select pg_notify('whispers', ?)", [JSON.stringify(whisper)])
      .then(() => undefined)
      .catch((error: unknown) => log.debug({ err: error }, 'a whisper did not get through'))
      .finally(() => {
        waiting -= 1;
      });
  return {
    /** One after another, so that who has gone is not said to be here; while the database is away, not at all. */
    say: (whisper: Whisper): Promise<void> => {
      if (waiting >= MOST_WAITING) return Promise.resolve();
      waiting += 1;
      saying = saying.then(() => (ending ? undefined : notify(whisper)));
      return saying;
    },
    start: listener.start,
    check: listener.check,
    /** With a last word; what still waits to be said is not worth waiting for. */
    stop: async (last: Whisper): Promise<void> => {
      ending = true;
      await notify(last);
      await listener.stop();
    },
  };
};
