import type { CardField } from '../accounts/accounts.contract.ts';
import type { Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import type { Once } from '../database/once.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import type { Deps } from './deps.ts';
import type { Outcome, Side } from './introductions.contract.ts';
import { barOfMove, placeOf } from './introductions.policy.ts';
import * as store from './introductions.store.ts';
import { insertNote } from './notes.store.ts';
import { answersOf, settling } from './settling.service.ts';
import type { Move, Place } from './status.ts';
import type { StoredIntroduction } from './stored-introduction.ts';

interface Moving {
  readonly trx: Trx;
  readonly introduction: StoredIntroduction;
  readonly as: Place;
  readonly at: string;
}

/** The side that answers: the table of moves has let no broker through. */
const sideOf = (as: Place): Side => {
  if (as === 'broker') throw fail('not_allowed');
  return as;
};

/** What happens to an introduction once it is proposed. Each returns its id. */
export const answering = (deps: Deps) => {
  const { db, clock, accounts, ideas } = deps;
  const settle = settling(deps);

  /** Locks, authorises on the locked row, asks the table of moves, and does the work. */
  const move = (
    actor: Actor,
    id: string,
    name: Move,
    once: Once,
    work: (moving: Moving) => Promise<void>,
  ): Promise<string> =>
    db.transaction((trx) =>
      once(trx, async () => {
        const seen = await store.findIntroduction(trx, id);
        if (seen === undefined || placeOf(actor, seen) === null) throw fail('introduction_not_found');
        // Whatever may end it gives the idea its place back, and the idea is locked before the introduction.
        if (name !== 'accept' && seen.status !== 'drafted') await ideas.getForUpdate(trx, seen.ideaId);
        const introduction = await store.lockIntroduction(trx, id, 'update');
        const as = placeOf(actor, introduction);
        if (as === null) throw fail('introduction_not_found');
        const at = clock().toISOString();
        const bar = barOfMove(name, introduction, as, at);
        if (bar !== null) throw fail(bar);
        await work({ trx, introduction, as, at });
        return id;
      }),
    );

  const accept = (
    actor: Actor,
    id: string,
    consent: { fields: readonly CardField[]; wordingId: string },
    once: Once,
  ): Promise<string> =>
    move(actor, id, 'accept', once, async ({ trx, introduction, as, at }) => {
      const side = sideOf(as);
      const wording = await store.getCurrentWording(trx, introduction.mediation === 'fully_moderated');
      if (consent.wordingId !== wording.id) throw fail('consent_missing');
      const card = await accounts.cardOf(trx, actor.personId);
      const fields = [...new Set(consent.fields)];
      if (fields.some((field) => (card[field] ?? '') === '')) throw fail('card_incomplete');
      await store.moveAnswer(trx, id, side, {
        status: 'accepted',
        fields,
        wordingId: wording.id,
        answeredAt: at,
      });
      await settle(trx, {
        before: introduction,
        answers: { ...answersOf(introduction), [side]: 'accepted' },
        happened: { type: 'introduction.accepted', data: { side } },
        actorId: actor.personId,
        at,
      });
    });

  const decline = (actor: Actor, id: string, reason: string, once: Once): Promise<string> =>
    move(actor, id, 'decline', once, async ({ trx, introduction, as, at }) => {
      const side = sideOf(as);
      await store.moveAnswer(trx, id, side, {
        status: 'declined',
        answeredAt: at,
        privateReason: reason === '' ? null : reason,
      });
      await settle(trx, {
        before: introduction,
        answers: { ...answersOf(introduction), [side]: 'declined' },
        happened: { type: 'introduction.declined', data: { side } },
        actorId: actor.personId,
        at,
      });
    });

  /** A side takes its consent back, at any time; or the broker ends a draft or a proposal. */
  const withdraw = (actor: Actor, id: string, reason: string, once: Once): Promise<string> =>
    move(actor, id, 'withdraw', once, async ({ trx, introduction, as, at }) => {
      const before = introduction;
      if (as === 'broker') {
        if (reason !== '') {
          await insertNote(trx, {
            id: newId(),
            introductionId: id,
            authorId: actor.personId,
            body: reason,
            createdAt: at,
          });
        }
      } else {
        await store.moveAnswer(trx, id, as, {
          status: 'revoked',
          revokedAt: at,
          ...(reason === '' ? {} : { privateReason: reason }),
        });
      }
      await settle(trx, {
        before,
        answers: as === 'broker' ? answersOf(before) : { ...answersOf(before), [as]: 'revoked' },
        ...(as === 'broker' ? { ending: 'withdrawn' as const } : {}),
        happened: { type: 'introduction.withdrawn', data: { by: as } },
        actorId: actor.personId,
        at,
      });
    });

  const close = (
    actor: Actor,
    id: string,
    { outcome, lesson }: { outcome: Outcome; lesson: string },
    once: Once,
  ): Promise<string> =>
    move(actor, id, 'close', once, async ({ trx, introduction, at }) => {
      await settle(trx, {
        before: introduction,
        answers: answersOf(introduction),
        ending: 'closed',
        change: { outcome, lesson: lesson === '' ? null : lesson },
        happened: { type: 'introduction.closed', data: { outcome } },
        actorId: actor.personId,
        at,
      });
    });

  return { accept, decline, withdraw, close };
};
