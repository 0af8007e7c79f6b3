import { expect, test } from '@jest/globals';
import * as accounts from '#server/accounts/accounts.contract.ts';
import * as claims from '#server/claims/claims.contract.ts';
import { rows } from '#server/database/query.ts';
import type { Endpoint } from '#server/http/endpoint.contract.ts';
import * as ideas from '#server/ideas/ideas.contract.ts';
import * as introductions from '#server/introductions/introductions.contract.ts';
import * as own from '#server/introductions/private.contract.ts';
import { explainPair } from '#server/matching/explaining.contract.ts';
import * as matching from '#server/matching/matching.contract.ts';
import * as messages from '#server/messages/messages.contract.ts';
import * as needs from '#server/needs/needs.contract.ts';
import * as notifications from '#server/notifications/notifications.contract.ts';
import * as organisations from '#server/organisations/organisations.contract.ts';
import { PLATFORM, tagIdOf } from '#server/tags/draft.ts';
import * as governing from '#server/tags/governing.contract.ts';
import { aNeed, anIdea, BIRMINGHAM } from '../support/things.ts';
import { openWorld } from '../support/world.ts';
import { everyRow } from './watch.ts';

const world = await openWorld();

const isEndpoint = (value: unknown): value is Endpoint =>
  value !== null && typeof value === 'object' && 'method' in value && 'returns' in value;
const endpoints = [
  accounts,
  organisations,
  needs,
  ideas,
  matching,
  introductions,
  own,
  messages,
  notifications,
  claims,
  governing,
].flatMap((contract) => Object.values(contract).filter(isEndpoint));

const [carys, nurse, bethan, rival, stranger, dafydd] = await Promise.all([
  world.commissioner('Carys'),
  world.contributor('Nia'),
  world.broker('Bethan'),
  // Covers none of what the others have.
  world.broker('Rival', [{ regionCode: BIRMINGHAM, tagId: null }]),
  world.contributor('Stranger'),
  world.commissioner('Dafydd'),
]);
const selfMade = await world.contributor('Self Made');
await selfMade.does(organisations.createOrganisation, { body: { name: 'My Agency', kind: 'agency' } });
const outsiders = { rival, stranger, dafydd, selfMade, visitor: world.visitor() };

const open = { need: await carys.posts(aNeed()), idea: await nurse.posts(anIdea()) };
const draft = {
  need: await carys.posts(aNeed({ title: 'A draft of Carys' }), { publish: false }),
  idea: await nurse.posts(anIdea({ title: 'A draft of Nia' }), { publish: false }),
};
await world.settle();
const introduction = await bethan.introduces(open.need, open.idea);
await bethan.does(own.writeNote, {
  params: { id: introduction },
  body: { body: 'For our agency alone.' },
});
await bethan.writes(introduction, 'idea', 'Between the two of us.');
await world.settle();
const [match] = await rows<{ id: string }>(world.db, 'select id from matches');
const { wording } = await bethan.sees(introduction);

const unclaimed = {
  externalId: 'from-a-file',
  body: anIdea({ authorStyle: 'name', authorLabel: 'A choir' }).body,
  foundTagIds: [],
  organisationId: null,
  publishedAt: null,
  source: {},
};
await world.db.transaction((trx) =>
  world.services.ideas.importBatch(trx, [unclaimed], world.clock().toISOString()),
);
const [found] = await rows<{ id: string }>(world.db, 'select id from ideas where unclaimed');
const claim = await nurse.does(claims.requestClaim, {
  body: { noun: 'idea', id: found?.id ?? '', who: 'Its leader', why: 'It is ours.' },
});
const [tag, otherTag] = [tagIdOf(PLATFORM, 'AGE'), tagIdOf(PLATFORM, 'ILL')];

/** What the endpoint would take from somebody who may. */
const bodies: Readonly<Record<string, object>> = {
  '/organisations/:id/invitations': { email: 'friend@example.org', role: 'commissioner' },
  '/organisations/:id/patch': { items: [], mediation: 'light' },
  'patch /needs/:id': { body: aNeed({ title: 'Taken over' }).body },
  'patch /ideas/:id': { body: anIdea({ title: 'Taken over' }).body },
  '/matches/:id/dismiss': { reasonCode: 'other', note: 'No' },
  '/matches/:id/snooze': { until: new Date(Date.now() + 86_400_000).toISOString() },
  '/matches/:id/assign': { assigneeId: null },
  '/introductions/:id/accept': { fields: ['name', 'email'], wordingId: wording.id },
  '/introductions/:id/close': { outcome: 'piloting', lesson: '' },
  '/introductions/:id/notes': { body: 'Mine now' },
  '/introductions/:id/calls': { spokeWith: 'need', calledOn: '2026-01-05', body: 'Mine now' },
  '/introductions/:id/messages': { thread: 'all', clientId: crypto.randomUUID(), body: 'Hello' },
  'patch /introductions/:id/messages/:seq': { thread: 'idea', body: 'Taken over' },
  '/introductions/:id/messages/:seq/withdraw': { thread: 'idea' },
  '/introductions/:id/read': { thread: 'all', seq: 1 },
  '/claims/:id/refuse': { reason: 'It is mine' },
  'patch /tags/:id': { label: 'Mine now' },
  '/tags/:id/merge': { intoId: otherTag },
  '/tags/:id/mappings': { mappings: [] },
};
const idsOf: Readonly<Record<string, readonly string[]>> = {
  needs: [open.need, draft.need],
  ideas: [open.idea, draft.idea],
  matches: [match?.id ?? ''],
  introductions: [introduction],
  organisations: [carys.organisationId, bethan.agencyId],
  claims: [claim.id],
  tags: [tag],
};

test('nobody moves, edits or writes what is another’s, by any endpoint, and nothing is changed by trying', async () => {
  const theirs = endpoints.filter(({ method, path }) => method !== 'get' && path.includes('/:id'));
  expect(theirs.length).toBeGreaterThanOrEqual(25);
  const before = JSON.stringify(await everyRow(world.db));
  const through: string[] = [];
  const strange: string[] = [];
  for (const endpoint of theirs) {
    const { method, path, ifMatch } = endpoint;
    for (const id of idsOf[path.split('/')[1] ?? ''] ?? []) {
      for (const [who, person] of Object.entries(outsiders)) {
        const answer = await person.tries(endpoint, {
          params: { id, personId: carys.personId, seq: '1', callId: introduction },
          body: bodies[`${method} ${path}`] ?? bodies[path] ?? {},
          ...(ifMatch ? { version: 1 } : {}),
        });
        const said = `${who} ${method} ${path}: ${answer.status} ${answer.body.code}`;
        if (answer.status < 400) through.push(said);
        else if (![401, 403, 404].includes(answer.status) && answer.body.code !== 'not_an_agency')
          strange.push(said);
      }
    }
  }
  expect(through).toEqual([]);
  expect(strange).toEqual([]);
  expect(JSON.stringify(await everyRow(world.db))).toBe(before);
});

test('nobody reads what is another’s: drafts, introductions, notes, talks, cards, invitations, what happened', async () => {
  const closed: [Endpoint, object][] = [
    [needs.getNeed, { params: { id: draft.need } }],
    [ideas.getIdea, { params: { id: draft.idea } }],
    [matching.listNeedMatches, { params: { id: draft.need } }],
    [matching.listIdeaMatches, { params: { id: draft.idea } }],
    [explainPair, { query: { need: draft.need, idea: open.idea } }],
    [explainPair, { query: { need: open.need, idea: draft.idea } }],
    [matching.getMatch, { params: { id: match?.id ?? '' } }],
    [introductions.getIntroduction, { params: { id: introduction } }],
    [introductions.getCards, { params: { id: introduction } }],
    [own.listNotes, { params: { id: introduction } }],
    [own.listCalls, { params: { id: introduction } }],
    [own.listHandovers, { params: { id: introduction } }],
    ...(['all', 'need', 'idea'] as const).map((thread): [Endpoint, object] => [
      messages.listMessages,
      { params: { id: introduction }, query: { thread } },
    ]),
    [messages.listMessageVersions, { params: { id: introduction, seq: 1 }, query: { thread: 'idea' } }],
    [governing.getGovernedTag, { params: { id: tag } }],
    [governing.previewTagChange, { params: { id: tag } }],
    [organisations.listMembers, { params: { id: bethan.agencyId } }],
    [organisations.listInvitations, { params: { id: bethan.agencyId } }],
  ];
  for (const [endpoint, given] of closed) {
    for (const [who, person] of Object.entries(outsiders)) {
      const { status, body } = await person.tries(endpoint, given);
      expect([who, endpoint.path, [401, 403, 404].includes(status), body.code]).toEqual([
        who,
        endpoint.path,
        true,
        body.code,
      ]);
    }
  }
  // The parties themselves: the broker's notes and the talk apart with the other side are not theirs.
  expect(await carys.isRefused(own.listNotes, { params: { id: introduction } })).toBe(
    'introduction_not_found',
  );
  expect(
    await carys.isRefused(messages.listMessages, { params: { id: introduction }, query: { thread: 'idea' } }),
  ).toBe('introduction_not_found');

  const secrets = [introduction, draft.need, draft.idea, 'A draft of', 'For our agency', 'Between the two'];
  for (const person of [rival, stranger, dafydd, selfMade]) {
    for (const path of [
      '/events?after=0',
      '/notifications',
      '/introductions',
      '/needs',
      '/needs?q=draft+of',
      '/ideas?q=draft+of',
      '/needs?status=draft',
      '/needs?mine=true',
      '/ideas?mine=true',
    ]) {
      const { text } = await person.agent.get(`/api${path}`);
      expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    }
  }
});

test('what a broker may not see does not exist for them, not even as something to introduce', async () => {
  const wide = await world.broker('Wide');
  const notes = { noteToNeed: 'x', noteToIdea: 'y', propose: true };
  for (const [pair, code] of [
    [{ needId: draft.need, ideaId: open.idea }, 'need_not_found'],
    [{ needId: open.need, ideaId: draft.idea }, 'idea_not_found'],
  ] as const) {
    expect(await wide.isRefused(introductions.draftIntroduction, { body: { ...pair, ...notes } })).toBe(code);
    expect(await wide.isRefused(matching.pairByHand, { body: { ...pair, reason: 'I want to know' } })).toBe(
      code,
    );
  }
});

test('a key of somebody else’s, or of another endpoint, replays nothing', async () => {
  const key = nurse.newKey();
  const body = { body: anIdea({ title: 'With a key' }).body };
  const first = await nurse.does(ideas.postIdea, { body, key });
  const others = await stranger.does(ideas.postIdea, { body, key });
  expect(others.id).not.toBe(first.id);
  expect(await nurse.isRefused(ideas.publishIdea, { params: { id: first.id }, key })).toBe(
    'idempotency_key_reused',
  );
  const mine = { version: 1, title: 'x' };
  for (const more of [{ postedBy: stranger.personId }, { id: first.id }, { unclaimed: false }, mine]) {
    expect(await nurse.isRefused(ideas.postIdea, { body: { ...body, ...more } })).toBe('invalid_input');
  }
  for (const given of [
    { organisationId: carys.organisationId },
    { onBehalf: { consent: 'They said yes, I swear' } },
  ]) {
    expect(await selfMade.isRefused(ideas.postIdea, { body: { ...body, ...given } })).toBe('not_allowed');
    expect(await selfMade.isRefused(needs.postNeed, { body: { body: aNeed().body, ...given } })).toBe(
      'not_allowed',
    );
  }
});
