import { z } from 'zod';
import type { Db, Trx } from '../database/connect.ts';
import { decodeCursor, pageFrom } from '../database/keyset.ts';
import type { Once } from '../database/once.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import { Id } from '../http/shapes.contract.ts';
import { aboutFor, ideaOf, needOf } from './about.ts';
import { afterwards } from './aftermath.service.ts';
import { answering } from './answering.service.ts';
import { calling } from './calls.service.ts';
import { cardReading } from './cards.service.ts';
import { carrying } from './caseload.service.ts';
import type { Deps } from './deps.ts';
import { halting } from './halting.service.ts';
import { handingOver } from './handing-over.service.ts';
import type { Introduction, IntroductionStatus } from './introductions.contract.ts';
import { placeOf } from './introductions.policy.ts';
import * as store from './introductions.store.ts';
import { leaving } from './leaving.service.ts';
import { listInTurn } from './listing.store.ts';
import { noting } from './notes.service.ts';
import { listAnswersOf } from './own-answers.store.ts';
import { proposing } from './proposing.service.ts';
import { remembered } from './remembered.ts';
import { requesting } from './requests.service.ts';
import { listAskedBrokers } from './requests.store.ts';
import { type Room, roomFor } from './room.ts';
import { showing } from './showing.service.ts';
import type { StoredIntroduction } from './stored-introduction.ts';
import { tending } from './tending.service.ts';

const Key = z.tuple([z.int().min(0).max(3), z.string().regex(/^-?\d{1,12}(\.\d{1,9})?$/), Id]);

interface Asked {
  readonly status?: IntroductionStatus | undefined;
  readonly waiting?: boolean | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export const introductionsService = (deps: Deps) => {
  const { db } = deps;
  const show = showing(deps);
  const { draft, propose } = proposing(deps);
  const { accept, decline, withdraw, close } = answering(deps);
  const { takeRequest, ...requests } = requesting(deps, { draft });
  const { rate, ...after } = afterwards(deps);

  const read = async (actor: Actor, id: string): Promise<Introduction> => {
    const [shown] = await show(db, actor, [await store.getIntroduction(db, id)]);
    if (shown === undefined) throw fail('introduction_not_found');
    return shown;
  };

  const list = async (
    actor: Actor,
    { status, waiting, cursor, limit }: Asked,
  ): Promise<{ items: Introduction[]; next: string | null }> => {
    const found = await listInTurn(db, {
      personId: actor.personId,
      agencyId: actor.agencyId,
      organisationIds: actor.memberships.map(({ organisationId }) => organisationId),
      status: status ?? null,
      waiting: waiting === true,
      now: deps.clock().toISOString(),
      after: decodeCursor(cursor, Key) ?? null,
      limit: limit + 1,
    });
    const { items, next } = pageFrom(found, limit, ({ turnRank, turnAt, id }) => [turnRank, turnAt, id]);
    const ids = items.map(({ id }) => id);
    const stored = new Map((await store.listById(db, ids)).map((one) => [one.id, one]));
    return {
      items: await show(
        db,
        actor,
        ids.flatMap((id) => stored.get(id) ?? []),
      ),
      next,
    };
  };

  /** `lock`: held to the end of the transaction, so that a room cannot close under a message on its way. */
  const room = async (trx: Trx, actor: Actor, id: string, lock: boolean): Promise<Room> => {
    const introduction = lock
      ? await store.lockIntroduction(trx, id, 'share')
      : await store.getIntroduction(trx, id);
    const found = roomFor(actor, introduction, deps.clock().toISOString());
    if (found === null) throw fail('introduction_not_found');
    return found;
  };

  const titlesOf = async (trx: Db | Trx, introductions: readonly StoredIntroduction[]) => {
    const needWritten = await deps.needs.asWritten(trx, introductions.map(needOf));
    const ideaWritten = await deps.ideas.asWritten(trx, introductions.map(ideaOf));
    return (introduction: StoredIntroduction) => ({
      need: needWritten(needOf(introduction)).title,
      idea: ideaWritten(ideaOf(introduction)).title,
    });
  };

  return {
    list,
    read,
    draft: async (actor: Actor, input: Parameters<typeof draft>[1], once: Once) =>
      read(actor, await draft(actor, input, once)),
    propose: async (actor: Actor, id: string, notes: Parameters<typeof propose>[2], once: Once) =>
      read(actor, await propose(actor, id, notes, once)),
    accept: async (actor: Actor, id: string, consent: Parameters<typeof accept>[2], once: Once) =>
      read(actor, await accept(actor, id, consent, once)),
    decline: async (actor: Actor, id: string, reason: string, once: Once) =>
      read(actor, await decline(actor, id, reason, once)),
    withdraw: async (actor: Actor, id: string, reason: string, once: Once) =>
      read(actor, await withdraw(actor, id, reason, once)),
    close: async (actor: Actor, id: string, closing: Parameters<typeof close>[2], once: Once) =>
      read(actor, await close(actor, id, closing, once)),
    rate: async (actor: Actor, id: string, given: Parameters<typeof rate>[2], once: Once) =>
      read(actor, await rate(actor, id, given, once)),
    takeRequest: async (actor: Actor, id: string, interest: string, once: Once) =>
      read(actor, await takeRequest(actor, id, interest, once)),
    ...requests,
    ...after,
    ...cardReading(deps),
    ...noting(deps),
    ...calling(deps),
    ...carrying({ ...deps, show }),
    ...halting(deps),
    ...leaving(deps),
    ...handingOver(deps),
    ...tending(deps),
    room,
    answersOf: (personId: string) => listAnswersOf(db, personId),

    /** For talks, which look at several at every message. No rule is applied here. */
    remembered: remembered((ids) => store.listById(db, ids)),

    /** The stored introduction, for work that is done in nobody's name. No rule is applied here. */
    find: (trx: Db | Trx, id: string): Promise<StoredIntroduction | undefined> =>
      store.findIntroduction(trx, id),

    /** Those of the given pairs that an introduction holds open, whichever agency's it is. */
    openOf: (trx: Db | Trx, pairs: readonly { needId: string; ideaId: string }[]) =>
      store.listOpenOfPairs(trx, pairs),

    /** Whom a request for an introduction concerns, as things are now. */
    askedBrokers: listAskedBrokers,

    /** The titles of both items. No rule is applied here: see `aboutFor`. */
    titlesOf: async (trx: Db | Trx, introduction: StoredIntroduction) => {
      const found = await titlesOf(trx, [introduction]);
      return found(introduction);
    },

    /** What introductions are about, as the asker may see them; those that are not the asker's are left out. */
    titles: async (actor: Actor, ids: readonly string[]): Promise<Map<string, string>> => {
      const mine = (await store.listById(db, ids)).flatMap((introduction) => {
        const as = placeOf(actor, introduction);
        return as === null ? [] : [{ introduction, as }];
      });
      const titles = await titlesOf(
        db,
        mine.map(({ introduction }) => introduction),
      );
      const found = new Map(
        mine.map(({ introduction, as }) => [introduction.id, aboutFor(as, titles(introduction))]),
      );
      if (ids.every((id) => found.has(id))) return found;
      // Somebody asks for one: under the id of what is asked, as long as it is.
      for (const { id, need, idea } of await requests.listRequests(actor))
        if (ids.includes(id)) found.set(id, aboutFor('broker', { need: need.title, idea: idea.title }));
      return found;
    },
  };
};

export type IntroductionsService = ReturnType<typeof introductionsService>;
