import { describe, expect, it } from '@jest/globals';
import { newId } from '#server/database/id.ts';
import { always } from '#server/database/once.ts';
import { row, rows } from '#server/database/query.ts';
import { codeOf, openGround, tokenOf } from './ground.ts';

const ground = await openGround();

const intros = () => ground.services.introductions;

/** Proposals like one that went the whole way: only the need is another each time, and shares the id. */
const copies = async (
  { id, need }: { id: string; need: { id: string } },
  count: number,
): Promise<string[]> => {
  const made = Array.from({ length: count }, () => newId());
  await ground.db.raw(
    `insert into needs (id, body, version, status, posted_by, organisation_id, created_at, updated_at, published_at)
     select made.id, body, version, status, posted_by, organisation_id, created_at, updated_at, published_at
     from needs, unnest((:made)::uuid[]) as made(id) where needs.id = :needId`,
    { made, needId: need.id },
  );
  const { rows } = await ground.db.raw(
    `select string_agg(quote_ident(attname), ', ') as written from pg_attribute
     where attrelid = 'introductions'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
  );
  const written: string = rows[0].written;
  await ground.db.raw(
    `insert into introductions (${written})
     select ${written} from (
       select (jsonb_populate_record(introductions, jsonb_build_object('id', made.id, 'need_id', made.id))).*
       from introductions, unnest((:made)::uuid[]) as made(id) where introductions.id = :id) as copies`,
    { made, id },
  );
  await ground.db.raw(
    `insert into answers
     select (jsonb_populate_record(answers, jsonb_build_object('introduction_id', made.id))).*
     from answers, unnest((:made)::uuid[]) as made(id) where answers.introduction_id = :id`,
    { made, id },
  );
  return made;
};

describe('consent', () => {
  it('of one side, ten times over, reveals nothing', async () => {
    const { id, wording } = await ground.proposes();
    const consent = { fields: ['name' as const], wordingId: wording.id };
    const codes = await Promise.all(
      Array.from({ length: 10 }, () => codeOf(intros().accept(ground.nurse, id, consent, always))),
    );
    expect(codes.filter((code) => code === 'it was allowed')).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['it was allowed', 'introduction_already_answered']));
    expect(await intros().read(ground.commissioner, id)).toMatchObject({ status: 'proposed' });
    for (const side of [ground.nurse, ground.commissioner, ground.broker]) {
      expect(await codeOf(intros().cards(side, id))).toBe('cards_sealed');
    }
  });

  it('needs the words that stand now, and fields that are on the card', async () => {
    const { id, need, wording } = await ground.proposes();
    const wordingId = need.id;
    expect(await codeOf(intros().accept(ground.nurse, id, { fields: ['name'], wordingId }, always))).toBe(
      'consent_missing',
    );
    const consent = { fields: ['telephone' as const], wordingId: wording.id };
    expect(await codeOf(intros().accept(ground.nurse, id, consent, always))).toBe('card_incomplete');
    const kept = await row<{ text: string }>(ground.db, 'select text from consent_wordings where id = :id', {
      id: wording.id,
    });
    expect(kept?.text).toBe(wording.text);
    expect(wording.text).toMatch(/cannot be unread/);
  });

  it('opens each of 200 pairs of simultaneous answers exactly once', async () => {
    const made = await copies(await ground.proposes(), 200);
    const { wording } = await intros().read(ground.nurse, made[0] ?? '');
    const consent = { fields: ['name' as const, 'email' as const], wordingId: wording.id };
    // As many at once as there are connections: beyond that they would only queue for one.
    for (let from = 0; from < made.length; from += 10) {
      await Promise.all(
        made
          .slice(from, from + 10)
          .flatMap((id) => [
            intros().accept(ground.nurse, id, consent, always),
            intros().accept(ground.commissioner, id, consent, always),
          ]),
      );
    }
    const found = await rows<{ status: string; connected: number; accepted: number }>(
      ground.db,
      `select introductions.status,
              count(*) filter (where events.type = 'introduction.connected') as connected,
              count(*) filter (where events.type = 'introduction.accepted') as accepted
       from introductions join events on events.noun_id = introductions.id
       where introductions.id = any(:made) group by introductions.id`,
      { made },
    );
    expect(found).toEqual(made.map(() => ({ status: 'connected', connected: 1, accepted: 2 })));
  }, 120_000);

  it('taken back at the same instant as the other side accepts ends in one serial outcome', async () => {
    for (let round = 0; round < 15; round += 1) {
      const { id, wording } = await ground.proposes();
      await ground.accepts(ground.nurse, id);
      const consent = { fields: ['name' as const], wordingId: wording.id };
      const [accepted] = await Promise.all([
        codeOf(intros().accept(ground.commissioner, id, consent, always)),
        intros().withdraw(ground.nurse, id, '', always),
      ]);
      expect(['it was allowed', 'introduction_closed']).toContain(accepted);
      expect(await intros().read(ground.nurse, id)).toMatchObject({ status: 'withdrawn' });
      expect(await codeOf(intros().cards(ground.commissioner, id))).toBe('cards_sealed');
      const types = (await ground.eventsOf(id)).map(({ type }) => type);
      expect(types.at(-1) === 'introduction.withdrawn').toBe(true);
      expect(types.includes('introduction.connected')).toBe(accepted === 'it was allowed');
    }
  }, 60_000);

  it('can be taken back after it opened, and after it was closed: the cards close at once', async () => {
    for (const closes of [false, true]) {
      const { id } = await ground.connects();
      if (closes) {
        await intros().close(ground.broker, id, { outcome: 'no_fit', lesson: '' }, always);
      }
      await intros().cards(ground.commissioner, id);
      await intros().withdraw(ground.nurse, id, 'I have changed my mind', always);
      for (const side of [ground.nurse, ground.commissioner]) {
        expect(await codeOf(intros().cards(side, id))).toBe('cards_sealed');
        expect(await intros().read(side, id)).toMatchObject({
          status: 'withdrawn',
          // How it was can still be said of what was closed.
          moves: closes ? ['rate'] : [],
        });
      }
    }
  });
});

describe('contact cards', () => {
  it('are shown to a broker only by their owner’s grant', async () => {
    const { id } = await ground.proposes();
    expect(await codeOf(intros().cards(ground.broker, id))).toBe('cards_sealed');
    await ground.services.organisations.putGrants(ground.nurse, [ground.exchange.id]);
    expect(await intros().read(ground.broker, id)).toMatchObject({
      moves: expect.arrayContaining(['see_cards']),
    });
    const seen = await intros().cards(ground.broker, id);
    expect(seen.idea?.name).toContain(tokenOf('Priya'));
    expect(seen.need).toBeNull();
    await ground.services.organisations.putGrants(ground.nurse, []);
    expect(await codeOf(intros().cards(ground.broker, id))).toBe('cards_sealed');
  });

  it('are on record once for each reading, which is told to nobody', async () => {
    const { id } = await ground.connects();
    await intros().cards(ground.nurse, id);
    await intros().cards(ground.nurse, id);
    const readings = (await ground.eventsOf(id)).filter(({ type }) => type === 'introduction.card_read');
    expect(readings).toEqual(
      Array.from({ length: 2 }, () => ({
        type: 'introduction.card_read',
        actorId: ground.nurse.personId,
        audiences: [],
        data: { ownerId: ground.commissioner.personId, side: 'need', fields: ['name', 'email'] },
      })),
    );
  });

  it('leave no trace anywhere else that a party, a broker or the audit log can read', async () => {
    const { id } = await ground.connects();
    await ground.services.introductions.writeNote(ground.broker, id, 'They get on', always);
    const everything = JSON.stringify([
      await intros().read(ground.nurse, id),
      await intros().read(ground.commissioner, id),
      await intros().list(ground.commissioner, { limit: 100 }),
      await ground.eventsOf(id),
    ]);
    for (const name of ['Gareth', 'Priya', 'Nia']) expect(everything).not.toContain(tokenOf(name));
  });
});

describe('what is said in private', () => {
  it('keeps the reason for declining from the other side', async () => {
    const { id } = await ground.proposes();
    const secret = 'Their last project went badly';
    await intros().decline(ground.nurse, id, secret, always);
    expect(JSON.stringify(await intros().read(ground.commissioner, id))).not.toContain(secret);
    expect(JSON.stringify(await intros().list(ground.commissioner, { limit: 100 }))).not.toContain(secret);
    expect(JSON.stringify(await ground.eventsOf(id))).not.toContain(secret);
    expect((await intros().read(ground.nurse, id)).answers.idea.privateReason).toBe(secret);
    expect((await intros().read(ground.broker, id)).answers.idea.privateReason).toBe(secret);
  });

  it('keeps the agency’s notes from both sides and from other agencies', async () => {
    const { id } = await ground.connects();
    const written = await intros().writeNote(ground.broker, id, 'Ring the nurse on Monday', always);
    expect(written.authorName).toContain('Nia');
    const colleague = await ground.colleagueOf('Sioned', ground.exchange.id, 'broker');
    expect(await intros().listNotes(colleague, id)).toEqual([written]);
    for (const other of [ground.nurse, ground.commissioner, ground.stranger]) {
      expect(await codeOf(intros().listNotes(other, id))).toBe('introduction_not_found');
      expect(await codeOf(intros().writeNote(other, id, 'I was here', always))).toBe(
        'introduction_not_found',
      );
    }
    const told = (await ground.eventsOf(id)).find(({ type }) => type === 'introduction.noted');
    expect(told?.audiences).toEqual([
      `agency:${ground.exchange.id}`,
      `not:organisation:${ground.councilId}`,
      `not:person:${ground.commissioner.personId}`,
      `not:person:${ground.nurse.personId}`,
    ]);
  });
});
