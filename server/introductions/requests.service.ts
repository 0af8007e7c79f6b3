import type { Db, Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import type { Once } from '../database/once.ts';
import type { EventType } from '../events/events.contract.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import { audiencesOfRequest } from './asked.service.ts';
import type { Deps } from './deps.ts';
import type { Side } from './introductions.contract.ts';
import { findOpenOfPair } from './introductions.store.ts';
import type { proposing } from './proposing.service.ts';
import type { IntroductionRequest } from './requests.contract.ts';
import * as store from './requests.store.ts';

interface Asked {
  readonly needId: string;
  readonly ideaId: string;
  readonly note: string;
}

/** Where an agency's dial is light, either side may ask for an introduction. Asking shows nobody to anybody. */
export const requesting = (deps: Deps, { draft }: Pick<ReturnType<typeof proposing>, 'draft'>) => {
  const { db, clock, organisations, needs, ideas, matching } = deps;

  /** The agencies that cover the pair and let sides ask. */
  const agenciesFor = async (trx: Db | Trx, needId: string, ideaId: string): Promise<string[]> => {
    const light: string[] = [];
    for (const agencyId of await matching.coveredBy(trx, needId, ideaId)) {
      if ((await organisations.mediation(trx, agencyId)) === 'light') light.push(agencyId);
    }
    return light;
  };

  const show = async (
    actor: Actor,
    found: readonly store.StoredRequest[],
  ): Promise<IntroductionRequest[]> => {
    const shownNeeds = await needs.summaries(db, [...new Set(found.map(({ needId }) => needId))]);
    const shownIdeas = await ideas.summaries(db, [...new Set(found.map(({ ideaId }) => ideaId))]);
    return found.flatMap(({ id, needId, ideaId, side, personId, note, askedAt }) => {
      const need = shownNeeds.get(needId);
      const idea = shownIdeas.get(ideaId);
      if (need === undefined || idea === undefined) return [];
      // What was paused since is known to its own side alone, as everywhere; open again, it is asked for again.
      const own = personId === actor.personId ? side : null;
      if (
        (own !== 'need' && need.status !== 'published') ||
        (own !== 'idea' && idea.status !== 'published')
      ) {
        return [];
      }
      return [
        {
          id,
          need: { id: needId, title: need.title },
          idea: { id: ideaId, title: idea.title },
          side,
          note,
          askedAt,
          moves: own !== null ? ['withdraw' as const] : ['take' as const, 'put_aside' as const],
        },
      ];
    });
  };

  const listRequests = async (actor: Actor): Promise<IntroductionRequest[]> =>
    show(actor, await store.listRequests(db, actor));

  const canRequest = async (
    actor: Actor,
    pair: { need: string; idea: string },
  ): Promise<{ side: Side | null; asked: boolean }> => {
    const need = await needs.get(actor, pair.need);
    const idea = await ideas.get(actor, pair.idea);
    const side = need.mine === idea.mine ? null : need.mine ? 'need' : 'idea';
    const open = need.status === 'published' && idea.status === 'published';
    const nobody = { side: null, asked: false };
    if (side === null || !open || need.unclaimed || idea.unclaimed) return nobody;
    if ((await agenciesFor(db, need.id, idea.id)).length === 0) return nobody;
    const asked = await store.findOpenRequest(db, { needId: need.id, ideaId: idea.id, side });
    return { side, asked: asked !== undefined };
  };

  const tell = async (
    trx: Trx,
    type: EventType,
    actor: Actor,
    id: string,
    agencyIds: readonly string[],
    to: string,
  ): Promise<void> => {
    await record(trx, {
      type,
      noun: 'introduction',
      id,
      actorId: actor.personId,
      audiences: await audiencesOfRequest(trx, id, agencyIds, to),
      at: clock().toISOString(),
    });
  };

  const request = async (actor: Actor, { needId, ideaId, note }: Asked, once: Once) => {
    const made = await db.transaction((trx) =>
      once(trx, async () => {
        const need = await needs.getForUpdate(trx, needId);
        const idea = await ideas.getForUpdate(trx, ideaId);
        const mine = { need: need.postedBy === actor.personId, idea: idea.postedBy === actor.personId };
        // What is not public and not the asker's does not exist for them.
        if (need.status === 'draft' && !mine.need) throw fail('need_not_found');
        if (idea.status === 'draft' && !mine.idea) throw fail('idea_not_found');
        if (mine.need && mine.idea) throw fail('same_person');
        if (!mine.need && !mine.idea) throw fail('not_allowed');
        if (need.unclaimed || idea.unclaimed) throw fail('item_unclaimed');
        if (need.status !== 'published') throw fail('need_not_open');
        if (idea.status !== 'published') throw fail('idea_not_open');
        if (await findOpenOfPair(trx, needId, ideaId)) throw fail('introduction_already_open');
        const side = mine.need ? 'need' : 'idea';
        if (await store.findOpenRequest(trx, { needId, ideaId, side })) throw fail('already_asked');
        const agencyIds = await agenciesFor(trx, needId, ideaId);
        if (agencyIds.length === 0) throw fail('nobody_to_ask');
        const id = newId();
        const { personId } = actor;
        const askedAt = clock().toISOString();
        await store.insertRequest(trx, { id, needId, ideaId, side, personId, note, askedAt, agencyIds });
        await tell(trx, 'introduction.requested', actor, id, agencyIds, personId);
        return id;
      }),
    );
    const shown = (await listRequests(actor)).find(({ id }) => id === made);
    if (shown === undefined) throw fail('already_moved');
    return shown;
  };

  /** Locks a request that the asker may move: its own, or one that its agency is asked for. */
  const enter = async (trx: Trx, actor: Actor, id: string, as: 'asker' | 'agency') => {
    const found = await store.findRequestForUpdate(trx, id);
    const own = found?.personId === actor.personId;
    const { personId, agencyId } = actor;
    const asked =
      !own &&
      agencyId !== null &&
      found !== undefined &&
      (await store.isAsked(trx, id, { personId, agencyId }));
    if (found === undefined || !(as === 'asker' ? own : asked)) throw fail('introduction_not_found');
    if (found.endedAt !== null) throw fail('already_moved');
    return found;
  };

  const withdrawRequest = (actor: Actor, id: string, once: Once): Promise<string> =>
    db.transaction((trx) =>
      once(trx, async () => {
        const { personId } = await enter(trx, actor, id, 'asker');
        await store.endRequest(trx, id, clock().toISOString());
        const agencyIds = await store.listAgencies(trx, id);
        await tell(trx, 'introduction.request_ended', actor, id, agencyIds, personId);
        return id;
      }),
    );

  const putAsideRequest = (actor: Actor, id: string, once: Once): Promise<string> =>
    db.transaction((trx) =>
      once(trx, async () => {
        await enter(trx, actor, id, 'agency');
        const agencyIds = actor.agencyId === null ? [] : [actor.agencyId];
        for (const agencyId of agencyIds) await store.putAside(trx, id, agencyId, clock().toISOString());
        // Told to the agency alone: whoever asked is still heard by the others.
        await tell(trx, 'introduction.request_put_aside', actor, id, agencyIds, actor.personId);
        return id;
      }),
    );

  const takeRequest = async (actor: Actor, id: string, interest: string, once: Once): Promise<string> => {
    const seen = (await store.listRequests(db, actor)).find((found) => found.id === id);
    const pair = seen ?? (await db.transaction((trx) => store.findRequestForUpdate(trx, id)));
    // For whoever brokers for nobody there are no requests, whatever they ask about.
    if (pair === undefined || actor.agencyId === null) throw fail('introduction_not_found');
    const notes = { noteToNeed: '', noteToIdea: '', interest, propose: false };
    const { needId, ideaId } = pair;
    return draft(
      actor,
      { needId, ideaId, ...notes },
      once,
      async (trx) => (await enter(trx, actor, id, 'agency')).side,
    );
  };

  return { listRequests, canRequest, request, withdrawRequest, putAsideRequest, takeRequest };
};
