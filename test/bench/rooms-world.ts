import { createHmac, randomUUID } from 'node:crypto';
import { systemClock } from '#server/clock.ts';
import type { Db } from '#server/database/connect.ts';
import { always } from '#server/database/once.ts';
import { rows } from '#server/database/query.ts';
import { SESSION_COOKIE } from '#server/http/session.ts';
import { openLog } from '#server/log.ts';
import { composeServices } from '#server/services.ts';
import { aNeed, anIdea } from '#test/support/things.ts';

export interface Member {
  readonly personId: string;
  readonly cookie: string;
}
export interface RoomOfThree {
  readonly id: string;
  readonly members: readonly Member[];
}

interface Made {
  readonly personIds: readonly string[];
  readonly organisationIds: readonly string[];
  readonly needId: string;
  readonly ideaId: string;
  readonly id: string;
}

/** One connected introduction, made by its three people as anybody makes one. */
const makeOne = async (db: Db, url: string): Promise<Made> => {
  const mail = { smtpUrl: undefined, from: 'nobody@example.org', publicUrl: () => '' };
  const { accounts, organisations, needs, ideas, introductions } = composeServices({
    db,
    url,
    clock: systemClock,
    log: openLog('silent'),
    mail,
  });
  const person = (name: string): Promise<string> =>
    accounts.signUp(
      { email: `${name}@example.org`, password: `a password of ${name}`, name, kind: 'officer' },
      { verified: true },
    );
  const actorOf = async (personId: string) => {
    const actor = await organisations.loadActor(personId, null);
    if (actor === null) throw new Error('There is no such person');
    return actor;
  };
  const [ruth, bethan, carys, nia] = [
    await person('ruth'),
    await person('bethan'),
    await person('carys'),
    await person('nia'),
  ];
  await db.transaction((trx) => accounts.makeAdministrator(trx, ruth));
  const founded = async (founder: string, kind: 'agency' | 'council'): Promise<string> => {
    const about = { name: `Of ${kind}`, kind, website: null, about: null };
    const { id } = await organisations.create(await actorOf(founder), about, always);
    await organisations.verify(await actorOf(ruth), id, always);
    return id;
  };
  const [agencyId, councilId] = [await founded(bethan, 'agency'), await founded(carys, 'council')];
  const patch = { items: [{ regionCode: null, tagId: null }], mediation: 'introduced' as const };
  await organisations.putPatch(await actorOf(bethan), agencyId, patch);
  const posting = { organisationId: null, publish: true };
  const need = await needs.post(
    await actorOf(carys),
    { ...posting, body: aNeed().body, organisationId: councilId },
    always,
  );
  const idea = await ideas.post(await actorOf(nia), { ...posting, body: anIdea().body }, always);
  const { id, wording } = await introductions.draft(
    await actorOf(bethan),
    { needId: need.id, ideaId: idea.id, noteToNeed: 'A word', noteToIdea: 'A word', propose: true },
    always,
  );
  for (const personId of [carys, nia])
    await introductions.accept(
      await actorOf(personId),
      id,
      { fields: ['name'], wordingId: wording.id },
      always,
    );
  return {
    personIds: [bethan, carys, nia],
    organisationIds: [agencyId, councilId],
    needId: need.id,
    ideaId: idea.id,
    id,
  };
};

/** The same once more, row by row in SQL, with people, organisations and items of its own: thousands take seconds. */
const copy = async (db: Db, made: Made, times: number): Promise<void> => {
  const { personIds, organisationIds, needId, ideaId, id } = made;
  const memberships = await rows<{ id: string }>(
    db,
    'select id from memberships where organisation_id = any((:organisationIds)::uuid[])',
    { organisationIds: [...organisationIds] },
  );
  const ids = [...personIds, ...organisationIds, needId, ideaId, id, ...memberships.map((one) => one.id)];
  const renamed = ids.reduce(
    (text, old) =>
      `replace(${text}, '${old}', overlay(overlay(md5('${old} ' || n) placing '4' from 13) placing '8' from 17)::uuid::text)`,
    'to_jsonb(t)::text',
  );
  const tables: [string, string, readonly string[]][] = [
    ['people', 'id', personIds],
    ['credentials', 'person_id', personIds],
    ['contact_cards', 'person_id', personIds],
    ['organisations', 'id', organisationIds],
    ['memberships', 'organisation_id', organisationIds],
    ['needs', 'id', [needId]],
    ['ideas', 'id', [ideaId]],
    ['introductions', 'id', [id]],
    ['answers', 'introduction_id', [id]],
  ];
  for (const [table, column, of] of tables) {
    const columns = await rows<{ name: string }>(
      db,
      `select quote_ident(column_name) as name from information_schema.columns
       where table_schema = 'public' and table_name = :table and is_generated = 'NEVER'`,
      { table },
    );
    const names = columns.map(({ name }) => name).join(', ');
    // Paused, so that the copies are no market of their own.
    await rows(
      db,
      `insert into ${table} (${names})
       select ${columns.map(({ name }) => `(made).${name}`).join(', ')} from (
         select jsonb_populate_record(null::${table},
           replace(replace(${renamed}, '@example.org', '.' || n || '@example.org'),
             '"published"', '"paused"')::jsonb) as made
         from ${table} t, generate_series(1, :times) n where t.${column} = any((:of)::uuid[])) copies`,
      { times, of: [...of] },
    );
  }
};

/** `count` rooms of three people of their own, each with a session; what is behind their first page is there already. */
export const roomsOfThree = async (
  db: Db,
  url: string,
  { count, secret }: { count: number; secret: string },
): Promise<RoomOfThree[]> => {
  await copy(db, await makeOne(db, url), count - 1);
  const expires = new Date(Date.now() + 14 * 86_400_000).toISOString();
  const found = await rows<{ id: string; personId: string }>(
    db,
    `select introductions.id, person_id from introductions,
       lateral (select broker_id as person_id union all
                select answers.person_id from answers where answers.introduction_id = introductions.id) members
     order by introductions.id`,
  );
  const rooms = new Map<string, Member[]>();
  const stored: { sid: string; personId: string }[] = [];
  for (const { id, personId } of found) {
    const sid = randomUUID();
    const signature = createHmac('sha256', secret).update(sid).digest('base64').replace(/=+$/, '');
    stored.push({ sid, personId });
    const cookie = `${SESSION_COOKIE}=${encodeURIComponent(`s:${sid}.${signature}`)}`;
    rooms.set(id, [...(rooms.get(id) ?? []), { personId, cookie }]);
  }
  await rows(
    db,
    `insert into sessions (sid, sess, expire, person_id)
     select s->>'sid', json_build_object('personId', s->>'personId', 'cookie', json_build_object(
         'originalMaxAge', 1209600000, 'expires', (:expires)::text, 'httpOnly', true, 'sameSite', 'lax', 'path', '/')),
       (:expires)::timestamptz, (s->>'personId')::uuid
     from jsonb_array_elements((:stored)::jsonb) s`,
    { expires, stored: JSON.stringify(stored) },
  );
  await db.raw('analyze');
  return [...rooms].map(([id, members]) => ({ id, members }));
};
