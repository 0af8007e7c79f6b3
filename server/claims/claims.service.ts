import { z } from 'zod';
import type { AccountsService } from '../accounts/accounts.service.ts';
import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import { decodeCursor, pageFrom } from '../database/keyset.ts';
import type { EventType } from '../events/events.contract.ts';
import { fail } from '../fail.ts';
import type { Actor, Asker } from '../http/actor.ts';
import { Id, Instant } from '../http/shapes.contract.ts';
import { asking } from './asking.service.ts';
import type { Claim, ClaimStatus } from './claims.contract.ts';
import { decides, maySee, movesOf, movesOn } from './claims.policy.ts';
import * as store from './claims.store.ts';
import { deciding } from './deciding.service.ts';
import { inviting } from './inviting.service.ts';
import { type Described, type Deps as ThingsDeps, thingsService, type What } from './things.service.ts';

interface Deps extends Omit<ThingsDeps, 'now'> {
  readonly db: Db;
  readonly clock: Clock;
  readonly accounts: AccountsService;
}

const Key = z.tuple([Instant, Id]);
/** Claims that are looked through at once for those that lie in a broker's patch. */
const SCANNED = 50;

/** Imported needs, ideas and organisations, and the people who say that they are theirs. */
export const claimsService = ({ db, clock, accounts, ...below }: Deps) => {
  const now = (): string => clock().toISOString();
  const things = thingsService({ ...below, now });

  const domainOf = async (personId: string | null): Promise<string | null> =>
    personId === null ? null : ((await accounts.emailOf(db, personId))?.split('@').at(-1) ?? null);

  const show = async (actor: Actor, claim: store.StoredClaim, thing: Described): Promise<Claim> => {
    const { claimantId, invitedBy: _, who, why, ...rest } = claim;
    const own = claimantId === actor.personId;
    const decider = decides(actor, thing);
    return {
      ...rest,
      title: thing.title,
      items: thing.items,
      mine: own,
      who: own || decider ? who : null,
      why: own || decider ? why : null,
      domain: decider && !own ? await domainOf(claimantId) : null,
      moves: movesOf(actor, claim, thing),
    };
  };
  const thingOf = ({ noun, nounId }: store.StoredClaim): Promise<Described> =>
    things.describe(db, { noun, id: nounId });

  const get = async (actor: Actor, id: string): Promise<Claim> => {
    const claim = await store.getClaim(db, id);
    const thing = await thingOf(claim);
    if (!maySee(actor, claim, thing)) throw fail('claim_not_found');
    return show(actor, claim, thing);
  };

  const parts = { db, clock, accounts, things, get, ...below };
  return {
    ...asking(parts),
    ...inviting(parts),
    ...deciding(parts),

    state: async (asker: Asker, what: What) => {
      const thing = await things.describeFor(db, asker, what);
      const meant = [what.id, ...(thing.whole ? [thing.whole.id] : [])];
      const asked = await store.isAskedFor(db, meant);
      const latest = asker === null ? undefined : await store.findLatestOf(db, asker.personId, meant);
      return {
        state: thing.claimed ? ('claimed' as const) : asked ? ('requested' as const) : ('nobody' as const),
        mine: asker && latest ? await show(asker, latest, await thingOf(latest)) : null,
        whole: thing.whole,
        moves: thing.open ? movesOn(asker, thing) : [],
      };
    },

    /** Brokers are shown what lies in their patch as it is now: each claim is asked. */
    list: async (
      actor: Actor,
      asked: { status: ClaimStatus; mine?: boolean | undefined; cursor?: string | undefined; limit: number },
    ): Promise<{ items: Claim[]; next: string | null }> => {
      const own = asked.mine === true;
      if (!own && !actor.administrator && actor.agencyId === null) throw fail('not_allowed');
      const found: { claim: store.StoredClaim; thing: Described }[] = [];
      let after = decodeCursor(asked.cursor, Key);
      for (;;) {
        const page = await store.listClaims(db, {
          status: own ? undefined : asked.status,
          claimantId: own ? actor.personId : undefined,
          after,
          limit: SCANNED,
        });
        for (const claim of page) {
          const thing = await thingOf(claim);
          if (own || decides(actor, thing)) found.push({ claim, thing });
        }
        const last = page.at(-1);
        if (last === undefined || page.length < SCANNED || found.length > asked.limit) break;
        after = [last.createdAt, last.id];
      }
      const { items, next } = pageFrom(found, asked.limit, ({ claim }) => [claim.createdAt, claim.id]);
      return { items: await Promise.all(items.map(({ claim, thing }) => show(actor, claim, thing))), next };
    },

    /** Whom to tell of what happened to a claim, as things stand now. Nobody is told of what they did themselves. */
    toTell: async (
      trx: Db | Trx,
      { type, id, actorId }: { type: EventType; id: string; actorId: string | null },
    ): Promise<{ personId: string; kind: 'claim_requested' | 'claim_accepted' | 'claim_refused' }[]> => {
      const claim = await store.findClaim(trx, id);
      if (claim === undefined) return [];
      if (type !== 'claim.requested') {
        const kind = type === 'claim.accepted' ? 'claim_accepted' : 'claim_refused';
        // Also who took something up by invitation: it says where to find it.
        return claim.claimantId === null || claim.status === 'withdrawn'
          ? []
          : [{ personId: claim.claimantId, kind }];
      }
      if (claim.status !== 'requested') return [];
      const thing = await things.describe(trx, { noun: claim.noun, id: claim.nounId });
      const people = new Set(await accounts.administrators(trx));
      for (const agencyId of thing.makesBroker ? [] : thing.agencyIds)
        for (const { personId, role } of await below.organisations.membersOf(trx, agencyId))
          if (role === 'broker') people.add(personId);
      if (actorId !== null) people.delete(actorId);
      return [...people].map((personId) => ({ personId, kind: 'claim_requested' }));
    },

    /** What claims are about, by claim, for whoever tells people of them. */
    titles: async (trx: Db | Trx, ids: readonly string[]): Promise<Map<string, string>> => {
      const titles = new Map<string, string>();
      for (const id of ids) {
        const claim = await store.findClaim(trx, id);
        if (claim === undefined) continue;
        titles.set(id, (await things.describe(trx, { noun: claim.noun, id: claim.nounId })).title);
      }
      return titles;
    },

    leaveOf: store.deleteOf,
    forgetExpired: (trx: Trx): Promise<void> => store.forgetExpired(trx, now()),
  };
};

export type ClaimsService = ReturnType<typeof claimsService>;
