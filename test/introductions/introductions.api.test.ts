import { describe, expect, it } from '@jest/globals';
import { always, onceFor } from '#server/database/once.ts';
import { row, rows } from '#server/database/query.ts';
import { codeOf, openGround, tokenOf } from './ground.ts';

const ground = await openGround();

const intros = () => ground.services.introductions;

describe('the loop', () => {
  it('goes from a draft to open cards and a closed introduction', async () => {
    const { broker, commissioner, nurse } = ground;
    const drafted = await ground.drafts();
    expect(drafted).toMatchObject({ status: 'drafted', as: 'broker', moves: ['propose', 'withdraw'] });
    for (const side of [commissioner, nurse]) {
      expect(await codeOf(intros().read(side, drafted.id))).toBe('introduction_not_found');
    }

    const proposed = await intros().propose(broker, drafted.id, {}, always);
    expect(proposed).toMatchObject({ status: 'proposed', version: 2, moves: ['withdraw', 'write'] });
    expect(await intros().read(commissioner, drafted.id)).toMatchObject({
      as: 'need',
      note: 'A word to the council',
      noteToNeed: null,
      noteToIdea: null,
      brokerName: null,
      moves: ['accept', 'decline', 'write'],
      idea: { author: 'A community nurse' },
    });

    expect(await ground.accepts(commissioner, drafted.id)).toMatchObject({ status: 'proposed' });
    expect(await codeOf(intros().cards(commissioner, drafted.id))).toBe('cards_sealed');
    expect(await codeOf(intros().cards(nurse, drafted.id))).toBe('cards_sealed');

    const connected = await ground.accepts(nurse, drafted.id);
    expect(connected).toMatchObject({ status: 'connected', moves: ['withdraw', 'write', 'see_cards'] });
    const open = await intros().cards(nurse, drafted.id);
    expect(open.need?.name).toContain(tokenOf('Gareth'));
    expect(open.need).not.toHaveProperty('telephone');

    const closed = await intros().close(
      broker,
      drafted.id,
      { outcome: 'piloting', lesson: 'Start small' },
      always,
    );
    expect(closed).toMatchObject({ status: 'closed', outcome: 'piloting', lesson: 'Start small', moves: [] });
    expect(await intros().cards(commissioner, drafted.id)).toMatchObject({
      idea: { name: expect.anything() },
    });
    expect((await ground.eventsOf(drafted.id)).map(({ type }) => type)).toEqual([
      'introduction.drafted',
      'introduction.proposed',
      'introduction.accepted',
      'introduction.accepted',
      'introduction.connected',
      'introduction.card_read',
      'introduction.closed',
      'introduction.card_read',
    ]);
  });

  it('copies the score, its reasons and the dial at the proposal', async () => {
    const found = await ground.proposes();
    expect(found.mediation).toBe('introduced');
    expect(found.reasons.score).toBeCloseTo(found.score, 9);
    expect(found.need.version).toBe(1);
  });

  it('is one open introduction for a pair, whichever agency asks', async () => {
    const { id, need, idea } = await ground.proposes();
    const other = await ground.agency('Another Exchange', await ground.person('Farida'));
    const input = { needId: need.id, ideaId: idea.id, noteToNeed: '', noteToIdea: '', propose: true };
    expect(await codeOf(intros().draft(other.broker, input, always))).toBe('introduction_already_open');
    await intros().withdraw(ground.broker, id, '', always);
    expect(await intros().draft(other.broker, input, always)).toMatchObject({ status: 'proposed' });
  });

  it('lets of many simultaneous proposals of a pair exactly one through', async () => {
    const pair = await ground.pair();
    const agencies = await Promise.all(
      ['Ann', 'Ben', 'Cai'].map(async (name) => ground.agency(`${name}'s`, await ground.person(name))),
    );
    const codes = await Promise.all(
      agencies.map(({ broker }) =>
        codeOf(intros().draft(broker, { ...pair, noteToNeed: '', noteToIdea: '', propose: true }, always)),
      ),
    );
    expect(codes.toSorted()).toEqual([
      'introduction_already_open',
      'introduction_already_open',
      'it was allowed',
    ]);
  });

  it('answers a repeated call under the same key with the same introduction, as it stands now', async () => {
    const { broker } = ground;
    const input = { ...(await ground.pair()), noteToNeed: '', noteToIdea: '', propose: true };
    const once = () =>
      onceFor({
        personId: broker.personId,
        key: `key-${input.needId}`,
        endpoint: 'POST /introductions',
        body: input,
      });
    const [first, again] = await Promise.all([
      intros().draft(broker, input, once()),
      intros().draft(broker, input, once()),
    ]);
    expect(again.id).toBe(first.id);
    await intros().withdraw(broker, first.id, '', always);
    expect(await intros().draft(broker, input, once())).toMatchObject({ id: first.id, status: 'withdrawn' });
  });
});

describe('what may not be introduced', () => {
  const refused = async (pair: { needId: string; ideaId: string }, by = ground.broker): Promise<string> =>
    codeOf(intros().draft(by, { ...pair, noteToNeed: '', noteToIdea: '', propose: true }, always));

  it('is an item of the broker, or of an organisation of theirs; and the refusal is on record', async () => {
    const needId = await ground.postsNeed();
    expect(await refused({ needId, ideaId: await ground.postsIdea(ground.broker) })).toBe('own_item');
    expect(await ground.eventsOf(needId)).toContainEqual(
      expect.objectContaining({
        type: 'match.refused',
        actorId: ground.broker.personId,
        audiences: [`agency:${ground.exchange.id}`],
      }),
    );
    const both = await ground.colleagueOf('Huw', ground.exchange.id, 'broker');
    await ground.db.transaction((trx) =>
      ground.services.organisations.join(trx, {
        personId: both.personId,
        organisationId: ground.councilId,
        role: 'commissioner',
      }),
    );
    const torn = await ground.actorOf(both.personId);
    expect(await refused({ needId, ideaId: await ground.postsIdea() }, torn)).toBe('own_item');
    // Nor does such a broker see what colleagues do with it.
    const { id } = await ground.proposes();
    expect(await codeOf(intros().read(torn, id))).toBe('introduction_not_found');
    expect((await intros().list(torn, { limit: 100 })).items).toEqual([]);
  });

  it('is an unclaimed item', async () => {
    const pair = await ground.pair();
    await ground.db('ideas').where({ id: pair.ideaId }).update({ unclaimed: true });
    expect(await refused(pair)).toBe('item_unclaimed');
  });

  it('is a need and an idea of one person', async () => {
    const ideaId = await ground.postsIdea(ground.commissioner);
    expect(await refused({ needId: await ground.postsNeed(), ideaId })).toBe('same_person');
  });

  it('is what is not open, or has no place left', async () => {
    const { needs, ideas } = ground.services;
    const paused = await ground.pair();
    await ideas.pause(ground.nurse, paused.ideaId, always);
    expect(await refused(paused)).toBe('idea_not_open');
    const closed = await ground.pair();
    await needs.close(ground.commissioner, closed.needId, always);
    expect(await refused(closed)).toBe('need_not_open');

    const ideaId = await ground.postsIdea(ground.nurse, { openPlaces: 1 });
    const input = { ideaId, noteToNeed: '', noteToIdea: '', propose: true };
    const first = await intros().draft(ground.broker, { ...input, needId: await ground.postsNeed() }, always);
    const needId = await ground.postsNeed();
    expect(await refused({ needId, ideaId })).toBe('no_open_places');
    await intros().decline(ground.nurse, first.id, '', always);
    expect(await refused({ needId, ideaId })).toBe('it was allowed');
  });

  it('is what lies outside the patch', async () => {
    const far = await ground.agency('Far Exchange', await ground.person('Mair'));
    await ground.services.organisations.putPatch(far.broker, far.id, { items: [], mediation: 'introduced' });
    expect(await refused(await ground.pair(), far.broker)).toBe('outside_patch');
  });

  it('is anything, for whoever is no broker', async () => {
    expect(await refused(await ground.pair(), ground.stranger)).toBe('not_allowed');
    expect(await refused(await ground.pair(), ground.commissioner)).toBe('not_allowed');
  });
});

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
    const made: string[] = [];
    const ideaId = await ground.postsIdea();
    for (let count = 0; count < 200; count += 1) {
      const needId = await ground.postsNeed();
      const input = { needId, ideaId, noteToNeed: '', noteToIdea: '', propose: true };
      made.push((await intros().draft(ground.broker, input, always)).id);
    }
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
    for (let round = 0; round < 25; round += 1) {
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
        expect(await intros().read(side, id)).toMatchObject({ status: 'withdrawn', moves: [] });
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
    expect(told?.audiences).toEqual([`agency:${ground.exchange.id}`]);
  });
});

describe('the list', () => {
  it('holds what is mine, page by page, and what waits on me', async () => {
    const nurse = await ground.person('Tomos');
    const made: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      const ideaId = await ground.postsIdea(nurse);
      const input = { needId: await ground.postsNeed(), ideaId, noteToNeed: '', noteToIdea: '' };
      made.push((await intros().draft(ground.broker, { ...input, propose: true }, always)).id);
    }
    const seen: string[] = [];
    for (let cursor: string | undefined, turn = 0; turn < 5; turn += 1) {
      const page = await intros().list(nurse, { limit: 2, cursor });
      seen.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(seen).toEqual(made.toReversed());
    await ground.accepts(nurse, made[0] ?? '');
    const waiting = await intros().list(nurse, { limit: 10, waiting: true });
    expect(waiting.items.map(({ id }) => id).toSorted()).toEqual(made.slice(1).toSorted());
    expect((await intros().list(ground.stranger, { limit: 10 })).items).toEqual([]);
  });
});
