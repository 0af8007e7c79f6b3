import type { Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import type { Once } from '../database/once.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import * as calls from './calls.store.ts';
import * as caseloads from './caseload.store.ts';
import type { Deps } from './deps.ts';
import { brokersOf, placeOf } from './introductions.policy.ts';
import * as store from './introductions.store.ts';
import type { Call, SpokeWith } from './private.contract.ts';
import type { StoredIntroduction } from './stored-introduction.ts';

interface NewCall {
  readonly spokeWith: SpokeWith;
  readonly calledOn: string;
  readonly body: string;
  readonly followUpOn: string | null;
}

/** Talks off the platform, and who handed over to whom: the agency's own, for anybody else they do not exist. */
export const calling = ({ db, clock, accounts }: Deps) => {
  const asBroker = (actor: Actor, introduction: StoredIntroduction | undefined): StoredIntroduction => {
    if (introduction === undefined || placeOf(actor, introduction) !== 'broker') {
      throw fail('introduction_not_found');
    }
    return introduction;
  };

  const namesOf = (ids: readonly (string | null)[]): Promise<Map<string, string>> =>
    accounts.names(db, [...new Set(ids.flatMap((id) => id ?? []))]);

  const listCalls = async (actor: Actor, id: string): Promise<Call[]> => {
    asBroker(actor, await store.findIntroduction(db, id));
    const found = await calls.listCalls(db, id);
    const names = await namesOf(found.map(({ authorId }) => authorId));
    return found.map(({ authorId, ...call }) => ({
      ...call,
      authorName: authorId === null ? '' : (names.get(authorId) ?? ''),
    }));
  };

  const callOf = async (actor: Actor, id: string, callId: string): Promise<Call> => {
    const found = (await listCalls(actor, id)).find((call) => call.id === callId);
    if (found === undefined) throw fail('introduction_not_found');
    return found;
  };

  const tell = (
    trx: Trx,
    type: 'introduction.called' | 'introduction.followed_up',
    actor: Actor,
    introduction: StoredIntroduction,
    callId: string,
  ): Promise<void> =>
    record(trx, {
      type,
      noun: 'note',
      id: introduction.id,
      actorId: actor.personId,
      audiences: brokersOf(introduction),
      data: { callId },
      at: clock().toISOString(),
    });

  const logCall = async (actor: Actor, id: string, call: NewCall, once: Once): Promise<Call> => {
    const made = await db.transaction((trx) =>
      once(trx, async () => {
        const introduction = asBroker(actor, await store.lockIntroduction(trx, id, 'share'));
        const callId = newId();
        const createdAt = clock().toISOString();
        const { personId: authorId } = actor;
        await calls.insertCall(trx, {
          ...call,
          id: callId,
          introductionId: id,
          authorId,
          followedUpAt: null,
          createdAt,
        });
        await tell(trx, 'introduction.called', actor, introduction, callId);
        return callId;
      }),
    );
    return callOf(actor, id, made);
  };

  const followUp = async (actor: Actor, id: string, callId: string, once: Once): Promise<Call> => {
    const done = await db.transaction((trx) =>
      once(trx, async () => {
        const introduction = asBroker(actor, await store.lockIntroduction(trx, id, 'share'));
        const known = (await calls.listCalls(trx, id)).some((call) => call.id === callId);
        if (!known) throw fail('introduction_not_found');
        const at = clock().toISOString();
        if (!(await calls.markFollowedUp(trx, { introductionId: id, id: callId }, at))) {
          throw fail('already_moved');
        }
        await tell(trx, 'introduction.followed_up', actor, introduction, callId);
        return callId;
      }),
    );
    return callOf(actor, id, done);
  };

  const listHandovers = async (actor: Actor, id: string) => {
    asBroker(actor, await store.findIntroduction(db, id));
    const found = await caseloads.listHandovers(db, id);
    const names = await namesOf(found.flatMap(({ fromId, toId, byId }) => [fromId, toId, byId]));
    const nameOf = (personId: string | null): string | null =>
      personId === null ? null : (names.get(personId) ?? null);
    return found.map(({ fromId, toId, byId, ...handover }) => ({
      ...handover,
      fromName: nameOf(fromId),
      toName: nameOf(toId),
      byName: nameOf(byId),
    }));
  };

  return { listCalls, logCall, followUp, listHandovers };
};
