import { type Passwords, passwords } from '#server/accounts/password.ts';
import { connect, type Db, openPool, type Trx } from '#server/database/connect.ts';
import { row } from '#server/database/query.ts';
import { drainJobs } from '#server/jobs/worker.ts';
import type { Log } from '#server/log.ts';
import { composeServices } from '#server/services.ts';
import { judges, perform } from './demo/deeds.ts';
import { foundWorld, registerUnverified } from './demo/founding.ts';
import { demoPassword, offered, people } from './demo/people.ts';
import { endIdea, endNeed, postIdea, postNeed } from './demo/posting.ts';
import { ideas, needs } from './demo/posts.ts';
import { openStage, type Stage } from './demo/stage.ts';
import { stories } from './demo/stories.ts';
import { momentOf, type Turn, timelineOf, type World } from './demo/timeline.ts';

export { demoPassword };

/** Whom the sign-in page offers to try the product as: one of each role first. */
export const demoPeople = offered.map(({ email, name, role, about }) => ({ email, name, role, about }));

interface Ground {
  readonly db: Db;
  readonly url: string;
  readonly log: Log;
  /** The day that the world is dated from; today unless a test says otherwise. */
  readonly today?: Date;
  /** What is told in it; all of it unless a test says otherwise. */
  readonly world?: World;
}

/** Before anybody in it posts anything. */
const FOUNDED_DAYS_AGO = 240;

/** Somebody has signed in since, or is there who is not of the demo world: then nothing may be cleared away. */
const isUsed = async (trx: Trx): Promise<boolean> =>
  (await row(
    trx,
    `select 1 as found from sessions
     union all select 1 from credentials where credentials.email <> all((:emails)::text[]) limit 1`,
    { emails: people.map(({ email }) => email) },
  )) !== undefined;

/**
 * Whether there is anything to do: nobody has signed up yet. A world that was begun and not finished (the process was
 * ended) was never shown to anybody: it is cleared away and made anew.
 */
const begin = (db: Db): Promise<boolean> =>
  db.transaction(async (trx) => {
    const demo = await row<{ contentHash: string }>(
      trx,
      "select content_hash from reference_seeds where name = 'demo' for update",
    );
    if (demo?.contentHash === 'begun' && !(await isUsed(trx))) {
      await trx.raw('truncate people, events, scoring_epochs, sent_mails, mailbox, idempotency_keys cascade');
    }
    if ((await row(trx, 'select 1 as found from people limit 1')) !== undefined) return false;
    await trx.raw(
      `insert into reference_seeds (name, content_hash) values ('demo', 'begun')
       on conflict (name) do update set content_hash = excluded.content_hash`,
    );
    return true;
  });

/** Hundreds of small transactions need not each wait for the disk: `finish` does, and with it all of them. */
const hasty = (url: string): string => {
  const connection = new URL(url);
  connection.searchParams.set('options', '-c synchronous_commit=off');
  return connection.href;
};

/** Everybody has the same password, which is no secret: it is hashed once. */
const oneForAll = (): Passwords => {
  const inEarnest = passwords();
  const kept = inEarnest.hash(demoPassword);
  return { ...inEarnest, hash: () => kept };
};

const finish = async (db: Db): Promise<void> => {
  // Nor is there a digest of what is long past: it is told in the app alone.
  await db.raw('update notifications set mail = null, mail_at = null, mail_queued_at = null');
  await db.raw("update reference_seeds set content_hash = 'done', seeded_at = now() where name = 'demo'");
};

/** A broker judges pairs that are in the queue, and people read notices that are there. */
const mustWait = (turn: Turn, unmatched: ReadonlySet<string>): boolean =>
  turn.kind === 'read_notices' ||
  (turn.kind === 'deed' &&
    judges(turn.deed) &&
    (unmatched.has(turn.pair.need) || unmatched.has(turn.pair.idea)));

const play = async (stage: Stage, turn: Turn, today: Date): Promise<void> => {
  const { services } = stage;
  switch (turn.kind) {
    case 'post_need':
      return postNeed(stage, turn.need, today);
    case 'post_idea':
      return postIdea(stage, turn.idea, today);
    case 'end_need':
      return endNeed(stage, turn.need);
    case 'end_idea':
      return endIdea(stage, turn.idea);
    case 'deed':
      await perform(stage, turn.pair, turn.deed, turn.at);
      return;
    case 'tend':
      return services.introductions.tasks.tend_introductions();
    case 'read_notices':
      for (const { key } of people) await services.notifications.read(await stage.actor(key), undefined);
  }
};

/**
 * Makes the demo world in an empty database: every step through the services, at its own moment of the past, so that
 * it obeys every rule and leaves the same events as people would. Answers whether it made one.
 */
export const seedDemo = async ({
  db: main,
  url,
  log,
  today = new Date(),
  world = { needs, ideas, stories },
}: Ground): Promise<boolean> => {
  if (!(await begin(main))) return false;
  const quick = hasty(url);
  const db = connect(quick, 4);
  const pool = openPool(
    quick,
    (error) => log.warn({ err: error }, 'a connection of the demo world was lost'),
    2,
  );
  let now = momentOf(today, FOUNDED_DAYS_AGO, '09:00');
  const services = composeServices({
    db,
    url,
    clock: () => now,
    log,
    hashing: oneForAll(),
    mail: { smtpUrl: undefined, from: 'Pushpull <no-reply@localhost>', publicUrl: () => '' },
  });
  // Letters about things long past are nobody's to read.
  const tasks = { ...services.tasks, send_mail: async () => undefined, mail_notice: async () => undefined };
  const catchUp = (): Promise<void> => drainJobs(pool, tasks, log);
  const stage = openStage(db, services);

  await services.feed.start();
  await services.matching.start();
  try {
    await foundWorld(stage);
    const unmatched = new Set<string>();
    for (const turn of timelineOf(today, world)) {
      if (mustWait(turn, unmatched)) {
        await catchUp();
        unmatched.clear();
      }
      now = turn.at;
      await play(stage, turn, today);
      if (turn.kind === 'post_need') unmatched.add(turn.need.key);
      if (turn.kind === 'post_idea') unmatched.add(turn.idea.key);
    }
    now = momentOf(today, 1, '23:30');
    await registerUnverified(stage);
    await catchUp();
  } finally {
    await services.matching.stop();
    await services.feed.stop();
    services.mailer.stop();
    await pool.end();
    await db.destroy();
  }
  await finish(main);
  return true;
};
