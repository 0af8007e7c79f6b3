import { z } from 'zod';
import { decodeCursor, pageFrom } from '../database/keyset.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import { Id, Instant } from '../http/shapes.contract.ts';
import type { Caseload, CaseloadRow } from './caseload.contract.ts';
import * as caseloads from './caseload.store.ts';
import type { Deps } from './deps.ts';
import * as store from './introductions.store.ts';
import type { showing } from './showing.service.ts';

const Key = z.tuple([Instant, Id]);

interface Asked {
  readonly broker?: string | undefined;
  readonly due?: 'overdue' | 'follow_up' | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const idle = {
  open: 0,
  drafted: 0,
  waiting: 0,
  overdue: 0,
  connected: 0,
  followUps: 0,
  nextAt: null,
} as const;

/** What the brokers of an agency carry, told to one of them; what concerns the asker is left out and not counted. */
export const carrying = (deps: Deps & { show: ReturnType<typeof showing> }) => {
  const { db, clock, accounts, organisations, show } = deps;
  const now = (): string => clock().toISOString();

  const scopeOf = (actor: Actor): caseloads.Scope => {
    if (actor.agencyId === null) throw fail('not_allowed');
    return {
      personId: actor.personId,
      agencyId: actor.agencyId,
      organisationIds: actor.memberships.map(({ organisationId }) => organisationId),
      now: now(),
    };
  };

  /** Every broker who is here, busy or not; and whoever has left, or is suspended, with introductions still in their name. */
  const getCaseloads = async (actor: Actor): Promise<Caseload[]> => {
    const scope = scopeOf(actor);
    const counted = await caseloads.countCaseloads(db, scope);
    const members = await organisations.membersOf(db, scope.agencyId);
    const here = new Set(
      members.flatMap(({ personId, role, suspended }) => (role === 'broker' && !suspended ? personId : [])),
    );
    const ids = [...new Set([...here, ...counted.flatMap(({ brokerId }) => brokerId ?? [])])];
    const names = await accounts.names(db, ids);
    const ofNobody = counted.filter(({ brokerId }) => brokerId === null);
    return [
      ...ids.map((brokerId) => ({
        ...(counted.find((found) => found.brokerId === brokerId) ?? idle),
        brokerId,
        name: names.get(brokerId) ?? '',
        here: here.has(brokerId),
      })),
      ...ofNobody.map((found) => ({ ...found, name: '', here: false })),
    ].sort(
      (one, other) => Number(other.here) - Number(one.here) || one.name.localeCompare(other.name, 'en-GB'),
    );
  };

  const listCaseload = async (
    actor: Actor,
    { broker, due, cursor, limit }: Asked,
  ): Promise<{ items: CaseloadRow[]; next: string | null }> => {
    const found = await caseloads.listCarried(db, {
      ...scopeOf(actor),
      broker: broker ?? null,
      due: due ?? null,
      after: decodeCursor(cursor, Key) ?? null,
      limit: limit + 1,
    });
    const { items, next } = pageFrom(found, limit, ({ nextAt, id }) => [nextAt ?? caseloads.NO_DATE, id]);
    const stored = await store.listById(
      db,
      items.map(({ id }) => id),
    );
    const shown = new Map((await show(db, actor, stored)).map((one) => [one.id, one]));
    return {
      items: items.flatMap(({ id, nextAt, followUpOn }) => {
        const introduction = shown.get(id);
        return introduction === undefined ? [] : [{ introduction, nextAt, followUpOn }];
      }),
      next,
    };
  };

  const getBrokerLabel = async (actor: Actor): Promise<{ label: string }> => {
    const labels = await caseloads.brokerLabels(db, [actor.personId]);
    return { label: labels.get(actor.personId) ?? '' };
  };

  const putBrokerLabel = async (actor: Actor, label: string): Promise<{ label: string }> => {
    if (actor.agencyId === null) throw fail('not_allowed');
    await db.transaction(async (trx) => {
      if (!(await caseloads.saveBrokerLabel(trx, actor.personId, label))) return;
      await record(trx, {
        type: 'person.label_changed',
        noun: 'person',
        id: actor.personId,
        actorId: actor.personId,
        audiences: [`person:${actor.personId}`],
        at: now(),
      });
    });
    return getBrokerLabel(actor);
  };

  return { getCaseloads, listCaseload, getBrokerLabel, putBrokerLabel };
};
