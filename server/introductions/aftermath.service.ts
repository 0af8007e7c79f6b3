import type { Db, Trx } from '../database/connect.ts';
import type { Once } from '../database/once.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import { ideaOf, needOf } from './about.ts';
import type { Receipt } from './aftermath.contract.ts';
import * as aftermath from './aftermath.store.ts';
import type { Deps } from './deps.ts';
import { brokersOf, mayRate, placeOf } from './introductions.policy.ts';
import * as store from './introductions.store.ts';
import type { StoredIntroduction } from './stored-introduction.ts';

/** What is kept of an introduction for those who were in it: receipts, how it was for them, and whose it is. */
export const afterwards = ({ db, clock, organisations, needs, ideas, matching }: Deps) => {
  /** The receipts of both sides, in nobody's name: no rule is applied here. */
  const receiptsOf = async (trx: Db | Trx, introduction: StoredIntroduction): Promise<Receipt[]> => {
    const { id, needId, ideaId, agencyId } = introduction;
    const stored = await aftermath.listReceipts(trx, id);
    const need = (await needs.summaries(trx, [needId])).get(needId);
    const idea = (await ideas.summaries(trx, [ideaId])).get(ideaId);
    const needWritten = (await needs.asWritten(trx, [needOf(introduction)]))(needOf(introduction));
    const ideaWritten = (await ideas.asWritten(trx, [ideaOf(introduction)]))(ideaOf(introduction));
    const agency = (await organisations.names(trx, [agencyId])).get(agencyId) ?? '';
    if (need === undefined || idea === undefined) return [];
    return stored.map(({ side, agreedAt, fields, wordingId, wording, withdrawnAt }) => ({
      side,
      agreedAt,
      fields,
      to: side === 'need' ? idea.author : (need.organisation?.name ?? null),
      toBrokersOnly: introduction.mediation === 'fully_moderated',
      agency,
      need: { title: needWritten.title, version: introduction.needVersion },
      idea: { title: ideaWritten.title, version: introduction.ideaVersion },
      wording: { id: wordingId, text: wording },
      interest: introduction.interest,
      withdrawnAt,
    }));
  };

  const listReceipts = async (actor: Actor, id: string): Promise<Receipt[]> => {
    const introduction = await store.getIntroduction(db, id);
    const as = placeOf(actor, introduction);
    if (as === null) throw fail('introduction_not_found');
    return (await receiptsOf(db, introduction)).filter(({ side }) => as === 'broker' || side === as);
  };

  /** Moves nothing of the introduction: the other side must not see that anything was said. */
  const rate = (
    actor: Actor,
    id: string,
    given: { score: number; sentence: string },
    once: Once,
  ): Promise<string> =>
    db.transaction((trx) =>
      once(trx, async () => {
        const introduction = await store.lockIntroduction(trx, id, 'share');
        const as = placeOf(actor, introduction);
        if (as === null) throw fail('introduction_not_found');
        if (as === 'broker') throw fail('not_allowed');
        const at = clock().toISOString();
        if (!mayRate(introduction, as, at)) throw fail('already_moved');
        await aftermath.saveSatisfaction(trx, { ...given, introductionId: id, side: as }, at);
        await record(trx, {
          type: 'introduction.rated',
          noun: 'introduction',
          id,
          actorId: actor.personId,
          audiences: [
            `person:${actor.personId}`,
            ...brokersOf(introduction).filter((one) => one !== `not:person:${actor.personId}`),
          ],
          data: { side: as },
          at,
        });
        return id;
      }),
    );

  /** `need` and `idea`: a pair that the asker's agency covers; for anybody else there is no such pair. */
  const listElsewhere = async (actor: Actor, asked: { need: string; idea: string }) => {
    const { agencyId } = actor;
    if (agencyId === null) throw fail('not_allowed');
    const [needId, ideaId] = [asked.need, asked.idea];
    const covers = await db.transaction((trx) => matching.covers(trx, agencyId, needId, ideaId));
    // What another agency has drafted is no side's business, even if that side brokers for this one.
    const isSide = await aftermath.isSideOf(db, { personId: actor.personId, needId, ideaId });
    if (!covers || isSide) throw fail('match_not_found');
    const found = await aftermath.listElsewhere(db, { needId, ideaId, agencyId, now: clock().toISOString() });
    const names = await organisations.names(
      db,
      found.map((begun) => begun.agencyId),
    );
    return found.map((begun) => ({ agency: names.get(begun.agencyId) ?? '', since: begun.since }));
  };

  return { receiptsOf, listReceipts, rate, listElsewhere };
};
