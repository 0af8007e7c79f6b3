import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import { decodeCursor, pageFrom } from '../database/keyset.ts';
import type { Once } from '../database/once.ts';
import type { EventType } from '../events/events.contract.ts';
import { giveReason, newestReasons } from '../events/reasons.ts';
import { type Happening, recordAll } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import { queueJob } from '../jobs/queue.ts';
import { revokeSessionsOf } from './accounts.store.ts';
import { mayAdminister, type PersonMove, personMovesOf, refusalOf } from './standing.policy.ts';
import * as store from './standing.store.ts';
import { othersThan } from './standing.ts';

interface Asked {
  readonly q?: string | undefined;
  readonly id?: string | undefined;
  readonly show: 'all' | 'suspended' | 'administrators';
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const happenedBy: Readonly<Record<PersonMove, EventType>> = {
  suspend: 'person.suspended',
  restore: 'person.restored',
  appoint: 'person.appointed',
  dismiss: 'person.dismissed',
};

const After = z.tuple([z.uuid()]);

/** Who may use the platform, and who answers for it. */
export const standingService = ({ db, clock }: { readonly db: Db; readonly clock: Clock }) => {
  const now = (): string => clock().toISOString();

  const act: Readonly<Record<PersonMove, (trx: Trx, personId: string, at: string) => Promise<void>>> = {
    suspend: async (trx, personId, at) => {
      await store.saveSuspension(trx, personId, at);
      await revokeSessionsOf(trx, personId, at, null);
    },
    restore: (trx, personId) => store.saveSuspension(trx, personId, null),
    appoint: (trx, personId) => store.saveAdministrator(trx, personId, true),
    dismiss: (trx, personId) => store.saveAdministrator(trx, personId, false),
  };

  /** The person is told by mail why they are out, and that they are back. */
  const letters: Partial<Record<PersonMove, 'account_suspended' | 'account_restored'>> = {
    suspend: 'account_suspended',
    restore: 'account_restored',
  };

  const move = async (
    actor: Actor,
    personId: string,
    { verb, reason }: { readonly verb: PersonMove; readonly reason: string },
    once: Once,
  ): Promise<void> => {
    if (!mayAdminister(actor)) throw fail('not_allowed');
    await db.transaction((trx) =>
      once(trx, async () => {
        const at = now();
        const held = await store.lockStanding(trx, personId);
        const person = held.find((one) => one.personId === personId);
        if (person === undefined) throw fail('person_not_found');
        // As the asker stands now: another administrator may just have taken their place away.
        const asker = held.find((one) => one.personId === actor.personId);
        const stands = asker?.administrator === true && asker.suspendedAt === null;
        const refused = refusalOf(
          verb,
          { ...actor, administrator: stands },
          person,
          othersThan(personId, held),
        );
        if (refused !== null) throw fail(refused);
        await act[verb](trx, personId, at);
        const type = happenedBy[verb];
        const [, done = verb] = type.split('.');
        const reasonId = await giveReason(trx, {
          noun: 'person',
          id: personId,
          act: done,
          text: reason,
          by: actor.personId,
          at,
        });
        const template = letters[verb];
        if (template !== undefined) {
          const key = `${template}:${reasonId}`;
          await queueJob(trx, 'send_mail', { key, template, to: { personId }, data: { reason } });
        }
        await recordAll(trx, [
          {
            type,
            noun: 'person',
            id: personId,
            actorId: actor.personId,
            audiences: [`person:${personId}`, 'administrators'],
            data: { reasonId },
            at,
          },
        ]);
        return reasonId;
      }),
    );
  };

  return {
    move,

    /** Names and addresses are shown here, so that they were read is written down, person by person. */
    people: (actor: Actor, { q, id, show, cursor, limit }: Asked) =>
      db.transaction(async (trx) => {
        if (!mayAdminister(actor)) throw fail('not_allowed');
        const after = decodeCursor(cursor, After)?.[0] ?? null;
        const found = await store.findPeople(trx, {
          q: q ?? null,
          id: id ?? null,
          show,
          after,
          limit: limit + 1,
        });
        const page = pageFrom(found, limit, ({ personId }) => [personId]);
        const ids = page.items.map(({ personId }) => personId);
        const reasons = await newestReasons(trx, 'person', ids, ['suspended']);
        const standing = await store.listAdministratorsStanding(trx);
        const at = now();
        await recordAll(
          trx,
          ids.map(
            (id): Happening => ({
              type: 'person.looked_up',
              noun: 'person',
              id,
              actorId: actor.personId,
              // For the log alone: a live word to the administrators would make their lists read themselves again.
              audiences: [],
              at,
            }),
          ),
        );
        return {
          next: page.next,
          items: page.items.map((person) => ({
            ...person,
            id: person.personId,
            reason:
              person.suspendedAt === null
                ? null
                : (reasons.find(({ nounId }) => nounId === person.personId)?.text ?? null),
            moves: personMovesOf(actor, person, othersThan(person.personId, standing)),
          })),
        };
      }),
  };
};
