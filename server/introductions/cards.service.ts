import type { CardField, ContactCard } from '../accounts/accounts.contract.ts';
import type { Trx } from '../database/connect.ts';
import { recordAll } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import { anyOpen, openFields } from './cards.policy.ts';
import type { Deps } from './deps.ts';
import type { Side } from './introductions.contract.ts';
import { asItStands, placeOf } from './introductions.policy.ts';
import * as store from './introductions.store.ts';

type OpenCard = Partial<ContactCard> | null;

const sides = ['need', 'idea'] as const;

/** Reading contact cards. Who may: cards.policy.ts. Each card of somebody else that is read is an event. */
export const cardReading = ({ db, clock, accounts, organisations }: Deps) => {
  const cut = async (trx: Trx, personId: string, fields: readonly CardField[]): Promise<OpenCard> => {
    if (fields.length === 0) return null;
    const card = await accounts.cardOf(trx, personId);
    return Object.fromEntries(fields.map((field) => [field, card[field]]));
  };

  const cards = (actor: Actor, id: string): Promise<Record<Side, OpenCard>> =>
    db.transaction(async (trx) => {
      // Held until the reply is made: a consent is taken back either before this reading or after it.
      const introduction = await store.lockIntroduction(trx, id, 'share');
      const as = placeOf(actor, introduction);
      if (as === null) throw fail('introduction_not_found');
      const { answers, agencyId } = introduction;
      if (answers === null) throw fail('cards_sealed');
      const owners = { need: answers.need.personId, idea: answers.idea.personId };
      const granted =
        as === 'broker'
          ? await organisations.grantedTo(trx, agencyId, [owners.need, owners.idea])
          : new Set<string>();
      const open = openFields(asItStands(introduction, clock().toISOString()), as, {
        need: granted.has(owners.need),
        idea: granted.has(owners.idea),
      });
      if (!anyOpen(open)) throw fail('cards_sealed');
      const read = {
        need: await cut(trx, owners.need, open.need),
        idea: await cut(trx, owners.idea, open.idea),
      };
      // For the audit alone: told to nobody, since a screen that hears of it would read the card again.
      await recordAll(
        trx,
        sides
          .filter((side) => side !== as && open[side].length > 0)
          .map((side) => ({
            type: 'introduction.card_read',
            noun: 'introduction',
            id,
            actorId: actor.personId,
            audiences: [],
            data: { ownerId: owners[side], side, fields: open[side] },
            at: clock().toISOString(),
          })),
      );
      return read;
    });

  return { cards };
};
