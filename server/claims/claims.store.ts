import type { Db, Trx } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import { fail } from '../fail.ts';
import type { ClaimedNoun, ClaimStatus } from './claims.contract.ts';

export interface StoredClaim {
  readonly id: string;
  readonly noun: ClaimedNoun;
  readonly nounId: string;
  readonly status: ClaimStatus;
  readonly claimantId: string | null;
  readonly who: string | null;
  readonly why: string | null;
  readonly expiresAt: string | null;
  readonly invitedBy: string | null;
  readonly decidedAt: string | null;
  readonly reason: string | null;
  readonly createdAt: string;
}

const CLAIM = `
  select c.id,
    case when c.need_id is not null then 'need' when c.idea_id is not null then 'idea' else 'organisation' end as noun,
    coalesce(c.need_id, c.idea_id, c.organisation_id) as noun_id,
    c.status, c.claimant_id, c.who, c.why, c.expires_at, c.invited_by, c.decided_at, c.reason, c.created_at
  from claims c`;

export const findClaim = (trx: Db | Trx, id: string): Promise<StoredClaim | undefined> =>
  row(trx, `${CLAIM} where c.id = :id`, { id });

export const getClaim = async (trx: Db | Trx, id: string): Promise<StoredClaim> => {
  const found = await findClaim(trx, id);
  if (found === undefined) throw fail('claim_not_found');
  return found;
};

/** Lock what is claimed first, then its claims. */
export const getForUpdate = async (trx: Trx, id: string): Promise<StoredClaim> => {
  const found = await row<StoredClaim>(trx, `${CLAIM} where c.id = :id for update of c`, { id });
  if (found === undefined) throw fail('claim_not_found');
  return found;
};

export const findByToken = (
  trx: Db | Trx,
  tokenHash: string,
): Promise<(StoredClaim & { email: string | null }) | undefined> =>
  row(
    trx,
    CLAIM.replace('select c.id,', 'select c.id, c.email,').concat(' where c.token_hash = :tokenHash'),
    {
      tokenHash,
    },
  );

const columnOf = (noun: ClaimedNoun): string => `${noun}_id`;

interface NewClaim {
  readonly id: string;
  readonly noun: ClaimedNoun;
  readonly nounId: string;
  readonly at: string;
}

export const insertRequest = async (
  trx: Trx,
  {
    id,
    noun,
    nounId,
    at,
    ...said
  }: NewClaim & { claimantId: string; who: string | null; why: string | null },
): Promise<void> => {
  await trx.raw(
    `insert into claims (id, ${columnOf(noun)}, status, claimant_id, who, why, created_at)
     values (:id, :nounId, 'requested', :claimantId, :who, :why, :at)`,
    { id, nounId, at, ...said },
  );
};

/** Somebody who is invited again has one invitation, the newest; the earlier link stops working. */
export const insertInvitation = async (
  trx: Trx,
  { noun, ...given }: NewClaim & { email: string; tokenHash: string; expiresAt: string; invitedBy: string },
): Promise<string> => {
  const written = await row<{ id: string }>(
    trx,
    `insert into claims (id, ${columnOf(noun)}, status, email, token_hash, expires_at, invited_by, created_at)
     values (:id, :nounId, 'invited', (:email)::citext, :tokenHash, :expiresAt, :invitedBy, :at)
     on conflict (email, (coalesce(need_id, idea_id, organisation_id))) where status = 'invited' and email is not null
     do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at,
       invited_by = excluded.invited_by, created_at = excluded.created_at
     returning id`,
    given,
  );
  return written?.id ?? given.id;
};

export const takeUp = async (trx: Trx, id: string, claimantId: string): Promise<void> => {
  await trx.raw('update claims set claimant_id = :claimantId, email = null where id = :id', {
    id,
    claimantId,
  });
};

export const decide = async (
  trx: Trx,
  claim: { id: string; status: ClaimStatus; by: string | null; reason: string | null; at: string },
): Promise<void> => {
  await trx.raw(
    `update claims set status = :status, decided_by = :by, decided_at = :at, reason = :reason, email = null
     where id = :id`,
    claim,
  );
};

/** Claims of one thing that still wait, locked in order. */
export const listWaitingForUpdate = (trx: Trx, noun: ClaimedNoun, nounId: string): Promise<StoredClaim[]> =>
  rows(
    trx,
    `${CLAIM} where c.${columnOf(noun)} = :nounId and c.status in ('requested', 'invited')
     order by c.id for update of c`,
    { nounId },
  );

export const countWaitingOf = async (trx: Db | Trx, claimantId: string): Promise<number> =>
  (
    await row<{ count: number }>(
      trx,
      "select count(*)::int as count from claims c where c.claimant_id = :claimantId and c.status = 'requested'",
      { claimantId },
    )
  )?.count ?? 0;

/** Whether somebody waits for one of these: a thing, or its organisation. */
export const isAskedFor = async (db: Db, nounIds: readonly string[]): Promise<boolean> =>
  (await row(
    db,
    `select from claims c
     where coalesce(c.need_id, c.idea_id, c.organisation_id) in (select jsonb_array_elements_text((:nounIds)::jsonb)::uuid)
       and c.status = 'requested' limit 1`,
    { nounIds: JSON.stringify(nounIds) },
  )) !== undefined;

/** A person's latest claim of something, or of its organisation. */
export const findLatestOf = (
  db: Db,
  claimantId: string,
  nounIds: readonly string[],
): Promise<StoredClaim | undefined> =>
  row(
    db,
    `${CLAIM} where c.claimant_id = :claimantId
       and coalesce(c.need_id, c.idea_id, c.organisation_id) in (select jsonb_array_elements_text((:nounIds)::jsonb)::uuid)
     order by c.created_at desc, c.id desc limit 1`,
    { claimantId, nounIds: JSON.stringify(nounIds) },
  );

interface Wanted {
  readonly status: ClaimStatus | undefined;
  readonly claimantId: string | undefined;
  readonly after: readonly [at: string, id: string] | undefined;
  readonly limit: number;
}

/** What waits, the oldest first. */
export const listClaims = (db: Db, { status, claimantId, after, limit }: Wanted): Promise<StoredClaim[]> =>
  rows(
    db,
    `${CLAIM} where true
       ${status === undefined ? '' : 'and c.status = :status'}
       ${claimantId === undefined ? '' : 'and c.claimant_id = :claimantId'}
       ${after === undefined ? '' : 'and (c.created_at, c.id) > ((:at)::timestamptz, (:id)::uuid)'}
     order by c.created_at, c.id limit :limit`,
    {
      limit,
      ...(status === undefined ? {} : { status }),
      ...(claimantId === undefined ? {} : { claimantId }),
      ...(after === undefined ? {} : { at: after[0], id: after[1] }),
    },
  );

/** What somebody claimed or was invited to claim, with what they said of themselves; what was decided is in the log. */
export const deleteOf = async (trx: Trx, personId: string, email: string): Promise<void> => {
  await trx.raw('delete from claims where claimant_id = :personId or email = (:email)::citext', {
    personId,
    email,
  });
};

/** Invitations that have run out, forgotten with the addresses they went to. */
export const forgetExpired = async (trx: Trx, now: string): Promise<void> => {
  await trx.raw(
    `update claims set email = null, status = 'withdrawn', decided_at = :now
     where status = 'invited' and expires_at <= :now`,
    { now },
  );
};
