import connectPgSimple from 'connect-pg-simple';
import type { Request, RequestHandler } from 'express';
import session, { type SessionData } from 'express-session';
import type { Pool } from 'pg';
import type { Asker } from './actor.ts';

declare module 'express-session' {
  interface SessionData {
    personId?: string;
  }
}

const IDLE = 14 * 24 * 60 * 60 * 1000;
/** A session that is used moves its expiry at most this often: reads should not write. */
const TOUCH_EVERY = 60 * 60 * 1000;

/** A session that stands: what it keeps, and who it belonged to at the same moment. */
export interface FoundSession {
  readonly kept: unknown;
  readonly expires: string;
  readonly asker: Asker;
}
export type FindSession = (sessionId: string) => Promise<FoundSession | null>;

/** Who a session belonged to when it was read for a request. */
const askers = new WeakMap<object, Asker>();

/** Null, too, where it has become somebody's only since. */
export const askerOf = (session: object): Asker => askers.get(session) ?? null;

const expiryOf = (data: SessionData): Date => new Date(data.cookie.expires ?? Date.now() + IDLE);

type Callback<T> = (error?: unknown, value?: T) => void;

/** On the next tick, so that what the callback throws is not taken for a fault of the query. */
const settle = <T>(work: Promise<T>, callback: Callback<T> = () => {}): void => {
  work.then(
    (value) => process.nextTick(callback, null, value),
    (error: unknown) => process.nextTick(callback, error),
  );
};

const PgStore = connectPgSimple(session);

/**
 * connect-pg-simple saves by upsert, so a request that is still running at log-out would bring the session back.
 * Here a session is inserted once, later saves only update it, and a revoked row is never read or written again.
 */
class RevocableStore extends PgStore {
  readonly #pool: Pool;
  /** Sessions that have a row, with the expiry it holds. */
  readonly #stored = new WeakMap<object, number>();
  readonly #find: FindSession;

  constructor(pool: Pool, find: FindSession, onError: (error: unknown) => void) {
    super({
      pool,
      tableName: 'sessions',
      ttl: IDLE / 1000,
      errorLog: (...said: unknown[]) => onError(said.at(-1)),
    });
    this.#pool = pool;
    this.#find = find;
  }

  override get(sid: string, callback: Callback<SessionData | null>): void {
    settle(this.#read(sid), callback);
  }

  override createSession(request: Request, data: SessionData): session.Session & SessionData {
    const created = super.createSession(request, data);
    this.#stored.set(created, this.#stored.get(data) ?? 0);
    askers.set(created, askers.get(data) ?? null);
    return created;
  }

  override set(sid: string, data: SessionData, callback?: Callback<void>): void {
    settle(this.#save(sid, data), callback);
  }

  override touch(sid: string, data: SessionData, callback?: () => void): void {
    const moved = expiryOf(data).getTime() - (this.#stored.get(data) ?? 0);
    if (moved < TOUCH_EVERY) process.nextTick(callback ?? (() => {}));
    else super.touch(sid, data, callback);
  }

  override destroy(sid: string, callback?: Callback<void>): void {
    settle(this.#revoke(sid), callback);
  }

  async #read(sid: string): Promise<SessionData | null> {
    const found = await this.#find(sid);
    if (found === null) return null;
    // A copy for each request, which may change its own.
    const data = structuredClone(found.kept) as SessionData;
    this.#stored.set(data, Date.parse(found.expires));
    askers.set(data, found.asker);
    return data;
  }

  async #save(sid: string, data: SessionData): Promise<void> {
    const expires = expiryOf(data);
    await this.#pool.query(
      this.#stored.has(data)
        ? 'update sessions set sess = $2, expire = $3, person_id = $4 where sid = $1 and revoked_at is null'
        : 'insert into sessions (sid, sess, expire, person_id) values ($1, $2, $3, $4)',
      [sid, JSON.stringify(data), expires.toISOString(), data.personId ?? null],
    );
    this.#stored.set(data, expires.getTime());
  }

  async #revoke(sid: string): Promise<void> {
    await this.#pool.query('update sessions set revoked_at = now() where sid = $1 and revoked_at is null', [
      sid,
    ]);
  }
}

export const SESSION_COOKIE = 'pushpull';

interface SessionSettings {
  readonly pool: Pool;
  readonly find: FindSession;
  /** The first signs; the others are still believed. */
  readonly secrets: readonly string[];
  /** True when the product is served over https. */
  readonly secure: boolean;
  readonly onError: (error: unknown) => void;
}

const cookieOf = (secure: boolean) => ({ httpOnly: true, sameSite: 'lax' as const, secure, path: '/' });

/** The same handler serves HTTP and the socket handshake. A session ends after 14 idle days. */
export const sessions = ({ pool, find, secrets, secure, onError }: SessionSettings): RequestHandler =>
  session({
    name: SESSION_COOKIE,
    secret: [...secrets],
    store: new RevocableStore(pool, find, onError),
    resave: false,
    saveUninitialized: false,
    rolling: true,
    // Behind a proxy that ends TLS the header decides; without it no cookie could be set at all.
    proxy: secure,
    cookie: { ...cookieOf(secure), maxAge: IDLE },
  });

export type LoadActor = (personId: string, sessionId: string | null) => Promise<Asker>;

/** Who asks, read afresh for each request together with the session. */
export const knowActor: RequestHandler = (request, response, next) => {
  response.locals.actor = askerOf(request.session);
  next();
};

const promised = (work: (callback: (error: unknown) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    work((error) => (error ? reject(error) : resolve()));
  });

/** A fresh session id, so that one planted before sign-in is worth nothing; returns it. */
export const beginSession = async (request: Request, personId: string): Promise<string> => {
  await promised((callback) => request.session.regenerate(callback));
  request.session.personId = personId;
  await promised((callback) => request.session.save(callback));
  return request.sessionID;
};

export const endSession = async (request: Request): Promise<void> => {
  const { secure } = request.session.cookie;
  await promised((callback) => request.session.destroy(callback));
  request.res?.clearCookie(SESSION_COOKIE, cookieOf(secure === true));
};
