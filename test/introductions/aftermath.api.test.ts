import { describe, expect, it } from '@jest/globals';
import { always } from '#server/database/once.ts';
import { rows } from '#server/database/query.ts';
import { codeOf, openGround, tokenOf } from './ground.ts';

const ground = await openGround();
const { broker, commissioner, nurse, stranger } = ground;
const rival = await ground.agency('Another Exchange', await ground.person('Farida'));
const intros = () => ground.services.introductions;

const mailsTo = async (who: string, subject: string): Promise<string[]> => {
  await ground.settle();
  return (
    await rows<{ text: string }>(
      ground.db,
      'select text from mailbox where recipient like :who and subject = :subject order by text',
      { who: `${tokenOf(who)}%`, subject },
    )
  ).map(({ text }) => text);
};

describe('a receipt', () => {
  it('says what a side agreed to, to whom, when and in which words, here and by mail, and nothing of the other', async () => {
    const { id, wording } = await ground.proposes();
    expect(await intros().listReceipts(nurse, id)).toEqual([]);
    await ground.accepts(nurse, id);
    const [receipt, ...more] = await intros().listReceipts(nurse, id);
    expect(more).toEqual([]);
    expect(receipt).toMatchObject({
      side: 'idea',
      fields: ['name', 'email'],
      to: 'Severn Council',
      toBrokersOnly: false,
      wording,
      need: { version: 1 },
      idea: { version: 1 },
      withdrawnAt: null,
    });
    const [mail, ...others] = await mailsTo('Priya', 'Your receipt: what you agreed to');
    expect(others).toEqual([]);
    expect(mail).toContain('you agreed to share your name and e-mail with Severn Council');
    expect(mail).toContain(wording.text.split('\n\n')[0]);
    expect(mail).not.toContain(tokenOf('Gareth'));

    // Each reads its own, a broker both, and others none.
    expect(await intros().listReceipts(commissioner, id)).toEqual([]);
    await ground.accepts(commissioner, id);
    expect((await intros().listReceipts(commissioner, id)).map(({ side }) => side)).toEqual(['need']);
    expect((await intros().listReceipts(broker, id)).map(({ side }) => side)).toEqual(['need', 'idea']);
    expect(await codeOf(intros().listReceipts(stranger, id))).toBe('introduction_not_found');

    await intros().withdraw(nurse, id, 'I moved', always);
    expect(await intros().listReceipts(nurse, id)).toMatchObject([
      { fields: ['name', 'email'], wording, withdrawnAt: expect.any(String) },
    ]);
    const [taken] = await mailsTo('Priya', 'Your receipt: you took your consent back');
    expect(taken).toMatch(/you took that back: your card is closed/);
    expect(taken).not.toMatch(/I moved/);
    expect(await mailsTo('Gareth', 'Your receipt: you took your consent back')).toEqual([]);
  });
});

describe('how it was', () => {
  const rates = (who: typeof nurse, id: string, score: number, sentence = '') =>
    intros().rate(who, id, { score, sentence }, always);

  it('is asked of each side once it is closed, is its own and the brokers’, and can be changed for 30 days', async () => {
    const { id } = await ground.connects();
    expect((await intros().read(nurse, id)).moves).not.toContain('rate');
    expect(await codeOf(rates(nurse, id, 4))).toBe('already_moved');
    await intros().close(broker, id, { outcome: 'piloting', lesson: '' }, always);
    expect(await mailsTo('Priya', 'How was this introduction for you?')).toHaveLength(1);
    const before = await intros().read(commissioner, id);
    expect(before.moves).toContain('rate');

    const secret = 'They never rang back';
    expect(await rates(nurse, id, 2, secret)).toMatchObject({
      satisfaction: { idea: { score: 2, sentence: secret }, need: null },
    });
    // The other side sees nothing of it, not even that there is something.
    expect(await intros().read(commissioner, id)).toEqual(before);
    expect((await intros().read(broker, id)).satisfaction.idea).toMatchObject({ score: 2, sentence: secret });
    const told = (await ground.eventsOf(id)).find(({ type }) => type === 'introduction.rated');
    expect(told?.audiences.toSorted()).toEqual(
      [
        `agency:${ground.exchange.id}`,
        `not:organisation:${ground.councilId}`,
        `person:${nurse.personId}`,
        `not:person:${commissioner.personId}`,
      ].toSorted(),
    );
    expect(JSON.stringify(await ground.eventsOf(id))).not.toContain(secret);

    await Promise.all([rates(nurse, id, 3), rates(commissioner, id, 5, 'Splendid')]);
    expect((await intros().read(broker, id)).satisfaction).toMatchObject({
      need: { score: 5 },
      idea: { score: 3, sentence: '' },
    });
    expect(await codeOf(rates(broker, id, 5))).toBe('not_allowed');
    expect(await codeOf(rates(stranger, id, 5))).toBe('introduction_not_found');
    ground.passes(31);
    expect(await codeOf(rates(nurse, id, 5))).toBe('already_moved');
    expect((await intros().read(nurse, id)).moves).not.toContain('rate');
  });

  it('can still be said by whoever has taken their consent back since', async () => {
    const { id } = await ground.connects();
    await intros().close(broker, id, { outcome: 'no_fit', lesson: '' }, always);
    await intros().withdraw(nurse, id, '', always);
    expect(await rates(nurse, id, 1)).toMatchObject({
      status: 'withdrawn',
      satisfaction: { idea: { score: 1 } },
    });
  });
});

describe('what another agency has begun', () => {
  it('is seen by whoever covers the pair: whose, since when, and nothing more', async () => {
    const pair = await ground.pair();
    const asked = { need: pair.needId, idea: pair.ideaId };
    const notes = { noteToNeed: 'Between us', noteToIdea: '' };
    expect(await intros().listElsewhere(rival.broker, asked)).toEqual([]);
    const { id, createdAt } = await intros().draft(broker, { ...pair, ...notes, propose: false }, always);
    expect(await intros().listElsewhere(rival.broker, asked)).toEqual([
      { agency: 'The Exchange', since: createdAt },
    ]);
    expect(await intros().listElsewhere(broker, asked)).toEqual([]);
    await intros().propose(broker, id, {}, always);
    expect(await intros().listElsewhere(rival.broker, asked)).toHaveLength(1);
    await intros().decline(nurse, id, '', always);
    expect(await intros().listElsewhere(rival.broker, asked)).toEqual([]);
    for (const other of [nurse, commissioner, stranger]) {
      expect(await codeOf(intros().listElsewhere(other, asked))).toBe('not_allowed');
    }
    // Nor by a broker who posted one of the two: another agency's draft is not for whom it is about.
    const party = await ground.colleagueOf('Dafydd', rival.id, 'broker');
    const own = { ...pair, ideaId: await ground.postsIdea(party) };
    await intros().draft(broker, { ...own, ...notes, propose: false }, always);
    const about = { need: own.needId, idea: own.ideaId };
    expect(await intros().listElsewhere(rival.broker, about)).toHaveLength(1);
    expect(await codeOf(intros().listElsewhere(party, about))).toBe('match_not_found');
    const far = await ground.agency('Far Exchange', await ground.person('Mair'));
    await ground.services.organisations.putPatch(far.broker, far.id, { items: [], mediation: 'introduced' });
    expect(await codeOf(intros().listElsewhere(far.broker, asked))).toBe('match_not_found');
  });
});

describe('where all goes through the broker', () => {
  it('no card opens to the other side: the brokers see what was agreed to, in words that say so', async () => {
    const strict = await ground.agency('Strict Exchange', await ground.person('Elin'), 'fully_moderated');
    const { id, wording } = await ground.proposes(strict.broker);
    expect(wording.text).toMatch(/The other side never sees them/);
    const usual = (await ground.proposes()).wording;
    expect(usual.id).not.toBe(wording.id);
    const inOtherWords = { fields: ['name' as const], wordingId: usual.id };
    expect(await codeOf(intros().accept(nurse, id, inOtherWords, always))).toBe('consent_missing');
    await ground.accepts(nurse, id);
    expect(await codeOf(intros().cards(strict.broker, id))).toBe('cards_sealed');
    await ground.accepts(commissioner, id);
    for (const side of [nurse, commissioner]) {
      expect(await intros().read(side, id)).toMatchObject({
        status: 'connected',
        moves: expect.not.arrayContaining(['see_cards']),
      });
      expect(await codeOf(intros().cards(side, id))).toBe('cards_sealed');
    }
    const seen = await intros().cards(strict.broker, id);
    expect(seen.need?.name).toContain(tokenOf('Gareth'));
    expect(seen.idea).not.toHaveProperty('telephone');
    // What one side writes reaches the brokers alone.
    await ground.says(nurse, id, 'idea', 'Please tell them that I am ready');
    expect(await codeOf(ground.says(nurse, id, 'all', 'Hello'))).toBe('introduction_not_found');
    expect(
      await codeOf(ground.services.messages.list(commissioner, id, { thread: 'idea', after: 0, limit: 10 })),
    ).toBe('introduction_not_found');
    expect(await intros().listReceipts(nurse, id)).toMatchObject([{ toBrokersOnly: true, wording }]);
    await intros().withdraw(nurse, id, '', always);
    expect(await codeOf(intros().cards(strict.broker, id))).toBe('cards_sealed');
  });
});

describe('what a side was shown', () => {
  it('stays as it was when its author writes on', async () => {
    const { id, idea, need } = await ground.proposes();
    await ground.accepts(nurse, id);
    await ground.accepts(commissioner, id);
    const { ideas } = ground.services;
    const full = await ideas.get(nurse, idea.id);
    const body = { ...full.body, title: 'Quite another thing', summary: 'Said to nobody here' };
    await ideas.edit(nurse, idea.id, full.version, { body });

    const shown = await intros().read(commissioner, id);
    expect(shown.idea).toMatchObject({ title: idea.title, excerpt: idea.excerpt, version: 1 });
    expect(shown.need).toMatchObject({ title: need.title });
    expect(await intros().listReceipts(commissioner, id)).toMatchObject([
      { idea: { title: idea.title, version: 1 } },
    ]);
    expect((await intros().list(commissioner, { limit: 10 })).items[0]?.idea.title).toBe(idea.title);
  });
});
