import { expect, test } from '@jest/globals';
import type { Endpoint } from '#server/http/endpoint.contract.ts';
import * as ideas from '#server/ideas/ideas.contract.ts';
import * as introductions from '#server/introductions/introductions.contract.ts';
import * as own from '#server/introductions/private.contract.ts';
import { explainPair } from '#server/matching/explaining.contract.ts';
import * as matching from '#server/matching/matching.contract.ts';
import * as messages from '#server/messages/messages.contract.ts';
import * as needs from '#server/needs/needs.contract.ts';
import { endpointsIn, nameOf } from '../support/contracts.ts';
import { aNeed, anIdea } from '../support/things.ts';
import { decisions, publicPages } from './decisions.ts';
import {
  bodies,
  carys,
  closedIdsOf,
  draft,
  idsOf,
  introduction,
  nurse,
  open,
  outsiders,
  type Query,
  queries,
  request,
  selfMade,
  stranger,
  world,
} from './theirs.ts';
import { everyRow } from './watch.ts';

const endpoints = await endpointsIn();

const nameIn = (path: string): string => path.split('/')[1] ?? '';
const namesAnId = ({ path }: Endpoint): boolean => path.includes('/:id');
const isRead = ({ method }: Endpoint): boolean => method === 'get';
const ways = {
  personId: carys.personId,
  seq: '1',
  callId: introduction,
  invitationId: introduction,
};

test('there is a decision on every endpoint, and on no other', async () => {
  const document = (await carys.agent.get('/api/openapi.json')).body;
  const mounted = Object.entries<object>(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  );
  expect(mounted.filter((name) => !endpoints.map(nameOf).includes(name))).toEqual([]);
  const undecided = endpoints.filter((one) =>
    namesAnId(one) ? idsOf[nameIn(one.path)] === undefined : decisions[nameOf(one)] === undefined,
  );
  expect(undecided.map(nameOf)).toEqual([]);
  const known = endpoints.map(nameOf);
  expect([...Object.keys(decisions), ...publicPages].filter((name) => !known.includes(name))).toEqual([]);
});

test('nobody moves, edits or writes what is another’s, by any endpoint, and nothing is changed by trying', async () => {
  const theirs = endpoints.filter(
    (one) => !isRead(one) && (namesAnId(one) || decisions[nameOf(one)] === 'refused'),
  );
  expect(theirs.length).toBeGreaterThanOrEqual(50);
  const before = JSON.stringify(await everyRow(world.db));
  const wrong: string[] = [];
  for (const endpoint of theirs) {
    const { path, ifMatch } = endpoint;
    for (const id of namesAnId(endpoint) ? (idsOf[nameIn(path)] ?? []) : ['']) {
      const tried = Object.entries(outsiders).map(async ([who, person]) => {
        const { status, body } = await person.tries(endpoint, {
          params: { ...ways, id },
          query: queries[nameOf(endpoint)]?.[0] ?? {},
          body: bodies[nameOf(endpoint)] ?? bodies[path] ?? {},
          ...(ifMatch ? { version: 1 } : {}),
        });
        if (![401, 403, 404].includes(status) && body.code !== 'not_an_agency')
          wrong.push(`${who} ${nameOf(endpoint)}: ${status} ${body.code}`);
      });
      await Promise.all(tried);
    }
  }
  expect(wrong).toEqual([]);
  expect(JSON.stringify(await everyRow(world.db))).toBe(before);
});

const secrets = [
  ...[introduction, draft.need, draft.idea, 'A draft of', 'For our agency', 'Between the two'],
  ...[request.id, 'Between me and whoever'],
];

test('nobody reads what is another’s: drafts, introductions, notes, talks, cards, invitations, what happened', async () => {
  const closed = endpoints.filter(
    (one) =>
      isRead(one) &&
      (namesAnId(one) ? !publicPages.includes(nameOf(one)) : decisions[nameOf(one)] === 'refused'),
  );
  expect(closed.length).toBeGreaterThanOrEqual(25);
  const wrong: string[] = [];
  for (const endpoint of closed) {
    const ids = namesAnId(endpoint) ? (closedIdsOf[nameIn(endpoint.path)] ?? []) : [''];
    const asked = ids.flatMap((id) => (queries[nameOf(endpoint)] ?? [{}]).map((query) => ({ id, query })));
    for (const { id, query } of asked) {
      const tried = Object.entries(outsiders).map(async ([who, person]) => {
        const { status, body } = await person.tries(endpoint, { params: { ...ways, id }, query });
        if (![401, 403, 404].includes(status))
          wrong.push(`${who} ${nameOf(endpoint)}: ${status} ${body.code}`);
      });
      await Promise.all(tried);
    }
  }
  for (const query of [
    { need: draft.need, idea: open.idea },
    { need: open.need, idea: draft.idea },
  ])
    for (const person of Object.values(outsiders))
      expect((await person.tries(explainPair, { query })).status).toBe(404);
  expect(wrong).toEqual([]);

  // The parties themselves: the broker's notes and the talk apart with the other side are not theirs.
  expect(await carys.isRefused(own.listNotes, { params: { id: introduction } })).toBe(
    'introduction_not_found',
  );
  expect(
    await carys.isRefused(messages.listMessages, { params: { id: introduction }, query: { thread: 'idea' } }),
  ).toBe('introduction_not_found');
});

test('nor finds it in any list, by asking for it in any way that the list knows', async () => {
  const lists = endpoints.filter((one) => isRead(one) && !namesAnId(one) && nameOf(one) !== 'get /mailbox');
  const asking: readonly Query[] = [
    ...[
      {},
      { q: 'draft of' },
      { q: 'between' },
      { status: 'draft' },
      { status: 'drafted' },
      { mine: 'true' },
    ],
    ...[
      { need: draft.need, idea: draft.idea },
      { need: open.need, idea: open.idea },
      { noun: 'need', id: draft.need },
    ],
  ];
  const found: string[] = [];
  let answered = 0;
  for (const { path, query } of lists) {
    const knows = Object.keys((query as { shape?: object }).shape ?? {});
    const fitting = asking.filter((one) => Object.keys(one).every((name) => knows.includes(name)));
    for (const one of fitting) {
      const tried = Object.entries(outsiders).map(async ([who, person]) => {
        const { status, text } = await person.agent.get(`/api${path}`).query(one);
        if (status === 200) answered += 1;
        const said = status === 200 ? text : '';
        for (const secret of secrets)
          if (said.includes(secret)) found.push(`${who} ${path} ${JSON.stringify(one)}: ${secret}`);
      });
      await Promise.all(tried);
    }
  }
  expect(answered).toBeGreaterThan(100);
  expect(found).toEqual([]);
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
