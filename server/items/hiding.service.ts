import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import type { Once } from '../database/once.ts';
import { giveReason, newestReasons } from '../events/reasons.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import { queueJob } from '../jobs/queue.ts';
import type { Hiding } from './hiding.contract.ts';
import { type HidingMove, hidingMovesOf, seesHidden } from './hiding.policy.ts';
import * as hidden from './hiding.store.ts';
import { findView, getForUpdate } from './items.store.ts';
import type { ItemBody, ItemRow, Kind } from './kind.ts';
import { isPublic } from './moves.ts';

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
}

const acts = { hide: 'hidden', restore: 'restored', ask_again: 'asked_again' } as const;
const letters = { hide: 'item_hidden', restore: 'item_restored', ask_again: undefined } as const;

/** What an administrator takes out of sight, and how its author gets it back. */
export const hidingService = <Body extends ItemBody, Summary, Full>(
  kind: Kind<Body, Summary, Full>,
  { db, clock }: Deps,
) => {
  const { noun } = kind;

  const hiding = async (actor: Actor, id: string): Promise<Hiding> => {
    const item = await findView<Body>(db, noun, id);
    const manages = item !== undefined && kind.manages(actor, item);
    if (item === undefined || !(kind.sees(actor, item) || seesHidden(actor, item, manages)))
      throw fail(`${noun}_not_found`);
    if (!seesHidden(actor, item, manages)) throw fail('not_allowed');
    const moves = hidingMovesOf(actor, item, manages);
    if (item.hiddenAt === null) return { hidden: null, moves };
    const [why] = await newestReasons(db, noun, [id], ['hidden']);
    const [answer] = await newestReasons(db, noun, [id], ['asked_again']);
    // An answer to an earlier time that it was hidden is none to this one.
    const answers = answer !== undefined && Date.parse(answer.at) >= Date.parse(item.hiddenAt);
    return {
      hidden: {
        at: item.hiddenAt,
        reason: why?.text ?? '',
        askedAgainAt: answers ? answer.at : null,
        answer: answers ? answer.text : null,
      },
      moves,
    };
  };

  const move = async (
    actor: Actor,
    id: string,
    { verb, reason }: { readonly verb: HidingMove; readonly reason: string },
    once: Once,
  ): Promise<void> => {
    await db.transaction((trx) =>
      once(trx, async () => {
        const at = clock().toISOString();
        const item = await getForUpdate<Body>(trx, noun, id);
        const manages = kind.manages(actor, item);
        if (!seesHidden(actor, item, manages))
          throw fail(kind.sees(actor, item) ? 'not_allowed' : `${noun}_not_found`);
        const may = verb === 'ask_again' ? manages : actor.administrator;
        if (!may) throw fail('not_allowed');
        if (!hidingMovesOf(actor, item, manages).includes(verb)) throw fail('already_moved');
        if (verb === 'hide') await hidden.hide(trx, noun, id, at);
        if (verb === 'restore') await hidden.restore(trx, noun, id, at);
        if (verb === 'ask_again') await hidden.askAgain(trx, noun, id, at);
        const act = acts[verb];
        const reasonId = await giveReason(trx, { noun, id, act, text: reason, by: actor.personId, at });
        const template = letters[verb];
        if (template !== undefined && item.postedBy !== null)
          await queueJob(trx, 'send_mail', {
            key: `${template}:${reasonId}`,
            template,
            to: { personId: item.postedBy },
            data: { title: item.body.title, reason, path: `/${noun}s/${id}` },
          });
        const now = verb === 'restore' ? await getForUpdate<Body>(trx, noun, id) : item;
        await record(trx, {
          type: `${noun}.${act}`,
          noun,
          id,
          actorId: actor.personId,
          audiences: [
            ...(verb !== 'ask_again' && isPublic(now) ? ['public'] : []),
            ...(item.postedBy === null ? [] : [`person:${item.postedBy}`]),
            ...(item.onBehalfAgencyId === null ? [] : [`agency:${item.onBehalfAgencyId}`]),
            'administrators',
          ],
          data: { reasonId },
          at,
        });
        return id;
      }),
    );
  };

  return {
    hiding,
    moveHiding: move,
    listHidden: (trx: Db | Trx, limit: number) => hidden.listHidden(trx, noun, limit),
    /** Who looks after it, for whoever tells people that it is hidden. */
    ownersOf: async (trx: Trx, id: string): Promise<Pick<ItemRow<Body>, 'postedBy' | 'onBehalfAgencyId'>> =>
      (await findView<Body>(trx, noun, id)) ?? { postedBy: null, onBehalfAgencyId: null },
  };
};
