import { always } from '#server/database/once.ts';
import { rows } from '#server/database/query.ts';
import type { Actor } from '#server/http/actor.ts';
import { introductionsRoutes } from '#server/introductions/introductions.routes.ts';
import { messagesRoutes } from '#server/messages/messages.routes.ts';
import { endpointsIn } from '#test/support/contracts.ts';
import { asksOf, type Scene } from './asks.ts';
import { openGround } from './ground.ts';
import { type RequestState, requestStates, type Who } from './moves-table.ts';
import { type State, stateNames, waysInto } from './states.ts';
import { throughContracts } from './through-contracts.ts';

const notes = { noteToNeed: 'A word to the council', noteToIdea: 'A word to the nurse' };

/** Everybody who may try something, an introduction in every state, and a request for one in every state. */
export const openScenes = async () => {
  const ground = await openGround();
  const { db, services, broker, commissioner } = ground;
  const { introductions, messages } = services;

  const choir = await ground.organisation('The Choir', 'council', ground.nurse);
  const nurse = await ground.actorOf(ground.nurse.personId);
  const { broker: light } = await ground.agency('A Light Exchange', await ground.person('Lowri'), 'light');
  const colleague = await ground.colleagueOf('Sara', ground.exchange.id, 'broker');
  const people: Readonly<Record<Who, Actor | null>> = {
    need: commissioner,
    'colleague of the need': await ground.colleagueOf('Cai', ground.councilId, 'commissioner'),
    idea: nurse,
    'colleague of the idea': await ground.colleagueOf('Ifor', choir, 'commissioner'),
    broker,
    'colleague of the broker': colleague,
    'broker of another agency': light,
    stranger: ground.stranger,
    administrator: await ground.actorOf(ground.administrator.personId),
    nobody: null,
  };

  const pair = async () => ({
    needId: await ground.postsNeed(commissioner, 'Falls at home', ground.councilId),
    ideaId: await ground.postsIdea(nurse, {}, choir),
  });
  const ways = waysInto(ground, async () =>
    introductions.draft(broker, { ...(await pair()), ...notes, propose: false }, always),
  );
  const scenes = new Map<State, Scene>();
  for (const state of stateNames) {
    const id = await ways[state]();
    const call = { spokeWith: 'need', calledOn: '2026-01-05', body: 'A', followUpOn: '2026-01-06' } as const;
    const { id: callId } = await introductions.logCall(broker, id, call, always);
    const { need, idea } = await introductions.read(broker, id);
    scenes.set(state, { id, needId: need.id, ideaId: idea.id, callId });
  }
  const sceneOf = (state: State): Scene => {
    const found = scenes.get(state);
    if (found === undefined) throw new Error(`Nothing is ${state}`);
    return found;
  };

  const asked = async (): Promise<string> =>
    (await introductions.request(commissioner, { ...(await pair()), note: '' }, always)).id;
  const waysOfRequests: Record<RequestState, (id: string) => Promise<unknown>> = {
    asked: async () => undefined,
    'taken back': (id) => introductions.withdrawRequest(commissioner, id, always),
    'put aside': (id) => introductions.putAsideRequest(light, id, always),
    taken: (id) => introductions.takeRequest(light, id, '', always),
  };
  const requests = new Map<RequestState, string>();
  for (const state of requestStates) {
    const id = await asked();
    await waysOfRequests[state](id);
    requests.set(state, id);
  }

  const endpoints = (await endpointsIn('introductions', 'messages')).filter(({ method }) => method !== 'get');
  const calls = throughContracts((router) => {
    introductionsRoutes(router, introductions);
    messagesRoutes(router, messages);
  });
  const { wording } = await introductions.read(broker, sceneOf('proposed').id);
  const asks = asksOf(wording.id, colleague.personId);
  const endpointOf = (move: string) => {
    const [method, path] = move.split(' ');
    const found = endpoints.find((one) => one.method === method && one.path === path);
    if (found === undefined) throw new Error(`There is no ${move}`);
    return found;
  };

  return {
    ...ground,
    people,
    endpoints,
    endpointOf,
    sceneOf,
    /** Another one in this state: with nothing in it but what led there. */
    another: (state: State): Promise<string> => ways[state](),

    /** The code of the refusal, or that it was allowed. */
    tries: (who: Who, move: string, scene: Pick<Scene, 'id'> & Partial<Scene>): Promise<string> => {
      const ask = asks[move];
      if (ask === undefined) throw new Error(`Nobody has said what ${move} is made with`);
      const { params, body } = ask({ needId: '', ideaId: '', callId: '', ...scene });
      const endpoint = endpointOf(move);
      const named = Object.entries({ id: scene.id, ...params });
      const given = named.filter(([name]) => endpoint.path.split('/').includes(`:${name}`));
      return calls(people[who], endpoint, { params: Object.fromEntries(given), body });
    },
    triesWithRequest: (who: Who, move: string, state: RequestState): Promise<string> =>
      calls(people[who], endpointOf(move), { params: { id: requests.get(state) ?? '' }, body: {} }),

    /**
     * Every table as one number, jobs and mails too: a row that came, went or changed shows. But for sessions, how often
     * somebody asked, and what no introduction writes to.
     */
    everything: async (): Promise<Record<string, string>> => {
      const tables = await rows<{ name: string }>(
        db,
        `select format('%I.%I', schemaname, tablename) as name from pg_tables
         where schemaname in ('public', 'graphile_worker') and tablename not in ('sessions', 'rate_limits')
           and tablename not like 'region%' and tablename not like 'tag%'`,
      );
      const sums = tables.map(
        ({ name }) => `select '${name}' as name,
           count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as total from ${name} t`,
      );
      const found = await rows<{ name: string; total: string }>(db, sums.join(' union all '));
      return Object.fromEntries(found.map(({ name, total }) => [name, total]));
    },
  };
};
