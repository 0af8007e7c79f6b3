import { newToken, tokenHash } from '../accounts/token.ts';
import type { Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import type { Once } from '../database/once.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import { queueJob } from '../jobs/queue.ts';
import { awarding } from './awarding.service.ts';
import type { Claim, ClaimedNoun } from './claims.contract.ts';
import { decides } from './claims.policy.ts';
import * as store from './claims.store.ts';
import type { Parts } from './parts.ts';
import type { What } from './things.service.ts';

const INVITATION_LIVES = 14 * 24 * 60 * 60 * 1000;

/** How those who answer for a patch bring in the people whose things they are. */
export const inviting = (parts: Parts) => {
  const { db, clock, accounts, organisations, things, get } = parts;
  const { award } = awarding(parts);

  const stillOpen = (claim: store.StoredClaim | undefined): boolean =>
    claim?.status === 'invited' &&
    claim.expiresAt !== null &&
    Date.parse(claim.expiresAt) > clock().getTime();

  return {
    invite: async (
      actor: Actor,
      { whole, email, ...given }: What & { whole: boolean; email: string },
      once: Once,
    ): Promise<Claim> => {
      const seen = await things.describeFor(db, actor, given);
      if (whole && seen.whole === null) throw fail('organisation_not_found');
      // Nobody hands a thing to themselves.
      if ((await accounts.emailOf(db, actor.personId))?.toLowerCase() === email) throw fail('own_claim');
      const what: What = whole && seen.whole !== null ? { noun: 'organisation', id: seen.whole.id } : given;
      const id = await db.transaction((trx) =>
        once(trx, async () => {
          const thing = await things.describe(trx, what);
          if (!decides(actor, thing)) throw fail('not_allowed');
          if (thing.claimed) throw fail('already_claimed');
          if (!thing.open) throw fail(what.noun === 'idea' ? 'idea_not_open' : 'need_not_open');
          const token = newToken();
          const hash = tokenHash(token);
          const at = clock().toISOString();
          const made = await store.insertInvitation(trx, {
            id: newId(),
            noun: what.noun,
            nounId: what.id,
            email,
            tokenHash: hash,
            expiresAt: new Date(clock().getTime() + INVITATION_LIVES).toISOString(),
            invitedBy: actor.personId,
            at,
          });
          await queueJob(trx, 'send_mail', {
            key: `claim_invitation:${hash.slice(0, 32)}`,
            template: 'claim_invitation',
            to: { email },
            data: { token, title: thing.title },
          });
          await record(trx, {
            type: 'claim.invited',
            noun: 'claim',
            id: made,
            actorId: actor.personId,
            audiences: [
              `person:${actor.personId}`,
              'administrators',
              ...(actor.agencyId === null ? [] : [`agency:${actor.agencyId}`]),
            ],
            data: { noun: what.noun, nounId: what.id },
            at,
          });
          return made;
        }),
      );
      return get(actor, id);
    },

    /** What it is about: whoever holds the token has read the mail. */
    readInvitation: async (
      token: string,
    ): Promise<{ noun: ClaimedNoun; nounId: string; title: string; items: number | null }> => {
      const claim = await store.findByToken(db, tokenHash(token));
      if (claim === undefined || !stillOpen(claim) || claim.invitedBy === null) throw fail('token_invalid');
      const thing = await things.describe(db, { noun: claim.noun, id: claim.nounId });
      if (!decides(await organisations.loadActor(claim.invitedBy, null), thing)) throw fail('token_invalid');
      return { noun: claim.noun, nounId: claim.nounId, title: thing.title, items: thing.items };
    },

    /** A link that is passed on gives nothing away: it works for the address that it was sent to. */
    takeUp: async (actor: Actor, token: string, once: Once): Promise<Claim> => {
      const found = await store.findByToken(db, tokenHash(token));
      if (found === undefined) throw fail('token_invalid');
      // The link opened again by the one who took it up.
      if (found.status === 'accepted' && found.claimantId === actor.personId) return get(actor, found.id);
      if (!stillOpen(found) || found.email === null) throw fail('token_invalid');
      const invited = found.email.toLowerCase();
      if ((await accounts.emailOf(db, actor.personId))?.toLowerCase() !== invited) {
        throw fail('invited_elsewhere');
      }
      const work = async (trx: Trx): Promise<string> => {
        await things.lock(trx, { noun: found.noun, id: found.nounId });
        const claim = await store.getForUpdate(trx, found.id);
        if (claim.status === 'accepted' && claim.claimantId === actor.personId) return claim.id;
        if (!stillOpen(claim)) throw fail('token_invalid');
        const thing = await things.describe(trx, { noun: claim.noun, id: claim.nounId });
        const { invitedBy } = claim;
        // An invitation is worth what its inviter may do now: it ends with their role, their patch, their account.
        if (invitedBy === null || !decides(await organisations.holdActor(trx, invitedBy), thing))
          throw fail('token_invalid');
        await store.takeUp(trx, claim.id, actor.personId);
        await accounts.proveAddress(trx, actor.personId);
        // Whoever invited has checked; the record says by whom it was given.
        await award(trx, { ...claim, claimantId: actor.personId }, thing, invitedBy);
        return claim.id;
      };
      const id = await db.transaction((trx) => once(trx, () => work(trx)));
      return get(actor, id);
    },
  };
};
