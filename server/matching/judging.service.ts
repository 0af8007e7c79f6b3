import type { Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import type { Once } from '../database/once.ts';
import type { EventType } from '../events/events.contract.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import { coverageOf } from './coverage.service.ts';
import type { Deps } from './deps.ts';
import { settleGaps } from './gaps.store.ts';
import type { Item } from './item.ts';
import * as judgements from './judgements.store.ts';
import * as store from './matches.store.ts';
import type { DismissReason, Match, MatchMove } from './matching.contract.ts';
import { judgingMoves, ownsEither } from './matching.policy.ts';
import { agencyOf, queueing } from './queueing.service.ts';
import { rerank } from './suggestions.store.ts';
import type { Weighing } from './weighing.service.ts';
import { SCORER_VERSION } from './weights.ts';

const party = ({ postedBy, organisation }: Item) => ({ postedBy, organisationId: organisation });

/** What brokers decide about pairs on their agency's behalf, and the queue in which they find them. */
export const judging = (deps: Deps, weighing: Weighing) => {
  const { db, clock } = deps;
  const { get, list } = queueing(deps);
  const now = (): string => clock().toISOString();

  const tell = (trx: Trx, actor: Actor, type: EventType, id: string, agencyId: string): Promise<void> =>
    record(trx, {
      type,
      noun: 'match',
      id,
      actorId: actor.personId,
      audiences: [`agency:${agencyId}`],
      at: now(),
    });

  /** Locks the agency's judgement, authorises on it, asks the table of moves, and writes what was decided. */
  const judge = async (
    actor: Actor,
    id: string,
    move: Exclude<MatchMove, 'introduce'>,
    type: EventType,
    verdict: judgements.Verdict,
    once: Once,
  ): Promise<Match> => {
    const agencyId = agencyOf(actor);
    await db.transaction((trx) =>
      once(trx, async () => {
        const found = await judgements.findJudgementForUpdate(trx, agencyId, id);
        if (!found) throw fail('match_not_found');
        const { needId, ideaId, status, snoozedUntil } = found;
        const need = party(await weighing.getNeed(needId));
        const idea = party(await weighing.getIdea(ideaId));
        if (ownsEither(actor, { need, idea })) throw fail('own_item');
        const at = now();
        const snoozed = snoozedUntil !== null && Date.parse(snoozedUntil) > Date.parse(at);
        if (!judgingMoves({ status, snoozed }).includes(move)) throw fail('already_moved');
        // An introduction that stands open is ended in its own place, not by bringing the pair back. Another
        // agency's does not bind this one: what it shortlisted or put off it can always undo.
        if (
          move === 'restore' &&
          status === 'introduced' &&
          (await deps.openIntroductions(trx, [{ needId, ideaId }])).length > 0
        )
          throw fail('already_moved');
        const by = { decidedBy: actor.personId, decidedAt: at };
        await judgements.moveJudgement(trx, { agencyId, needId, ideaId }, verdict, by);
        await settleGaps(trx, { needIds: [needId], ideaIds: [ideaId] }, at);
        await tell(trx, actor, type, id, agencyId);
        return id;
      }),
    );
    return get(actor, id);
  };

  const coverOf = async (trx: Trx, agencyId: string, needId: string, ideaId: string) => {
    const items = [await weighing.getNeed(needId), await weighing.getIdea(ideaId)];
    const { covering } = await coverageOf(trx, deps, items);
    return covering(needId, ideaId).find((found) => found.agencyId === agencyId)?.covers;
  };

  /** Makes sure that the pair is there, with its arithmetic, without putting it into anybody's list. */
  const ensureMatch = async (trx: Trx, needId: string, ideaId: string): Promise<string> => {
    const known = await store.findMatchOfPair(trx, needId, ideaId);
    if (known) return known.id;
    const { score, parts, reasons } = await weighing.stored(needId, ideaId);
    const pair = { id: newId(), needId, ideaId, parts, score, scorerVersion: SCORER_VERSION, reasons };
    const nowhere = { inNeedList: false, inIdeaList: false, needPlace: null, ideaPlace: null };
    await store.saveMatches(trx, [{ ...pair, ...nowhere }], now());
    return pair.id;
  };

  return {
    list,
    get,

    /** A pair that the scorer did not bring up, with the broker's own reason. It stands shortlisted. */
    pairByHand: async (
      actor: Actor,
      { needId, ideaId, reason }: { needId: string; ideaId: string; reason: string },
      once: Once,
    ): Promise<Match> => {
      const agencyId = agencyOf(actor);
      const [need, idea] = await Promise.all([deps.needs.get(actor, needId), deps.ideas.get(actor, ideaId)]);
      const sides = {
        need: party(await weighing.getNeed(need.id)),
        idea: party(await weighing.getIdea(idea.id)),
      };
      if (ownsEither(actor, sides)) throw fail('own_item');
      if (sides.need.postedBy !== null && sides.need.postedBy === sides.idea.postedBy)
        throw fail('same_person');
      const id = await db.transaction((trx) =>
        once(trx, async () => {
          await store.lockForPairs(trx);
          const covers = await coverOf(trx, agencyId, needId, ideaId);
          if (!covers) throw fail('outside_patch');
          const known = await store.findMatchOfPair(trx, needId, ideaId);
          if (known && (await judgements.findJudgementForUpdate(trx, agencyId, known.id)))
            throw fail('match_exists');
          const made = await ensureMatch(trx, needId, ideaId);
          if (!known) await store.markManual(trx, made, reason);
          const by = { decidedBy: actor.personId, decidedAt: now() };
          const verdict = { covers, status: 'shortlisted', note: reason } as const;
          await judgements.decide(trx, { agencyId, needId, ideaId }, verdict, by);
          await settleGaps(trx, { needIds: [needId], ideaIds: [ideaId] }, now());
          await rerank(trx, { ideaIds: [ideaId] });
          await tell(trx, actor, 'match.paired', made, agencyId);
          return made;
        }),
      );
      return get(actor, id);
    },

    shortlist: (actor: Actor, id: string, note: string | undefined, once: Once) =>
      judge(
        actor,
        id,
        'shortlist',
        'match.shortlisted',
        {
          status: 'shortlisted',
          reasonCode: null,
          snoozedUntil: null,
          ...(note === undefined ? {} : { note }),
        },
        once,
      ),

    dismiss: (
      actor: Actor,
      id: string,
      why: { reasonCode: DismissReason; note?: string | undefined },
      once: Once,
    ) =>
      judge(
        actor,
        id,
        'dismiss',
        'match.dismissed',
        { status: 'dismissed', reasonCode: why.reasonCode, note: why.note ?? null, snoozedUntil: null },
        once,
      ),

    restore: (actor: Actor, id: string, once: Once) =>
      judge(
        actor,
        id,
        'restore',
        'match.restored',
        { status: 'suggested', reasonCode: null, snoozedUntil: null },
        once,
      ),

    snooze: (actor: Actor, id: string, until: string, once: Once) =>
      judge(actor, id, 'snooze', 'match.snoozed', { snoozedUntil: until }, once),

    /** To a broker of the same agency, or to nobody. */
    assign: async (actor: Actor, id: string, assigneeId: string | null, once: Once) => {
      const colleagues = await deps.organisations.membersOf(db, agencyOf(actor));
      if (assigneeId !== null && !colleagues.some((one) => one.personId === assigneeId && !one.suspended))
        throw fail('not_allowed');
      return judge(actor, id, 'assign', 'match.assigned', { assigneeId }, once);
    },

    /** Whether an agency's patch covers the need or the idea. */
    covers: async (trx: Trx, agencyId: string, needId: string, ideaId: string): Promise<boolean> =>
      (await coverOf(trx, agencyId, needId, ideaId)) !== undefined,

    /** An introduction of the pair was proposed: its agency's judgement says so from now on. */
    markIntroduced: async (
      trx: Trx,
      {
        agencyId,
        needId,
        ideaId,
        actorId,
      }: { agencyId: string; needId: string; ideaId: string; actorId: string },
    ): Promise<void> => {
      const id = await ensureMatch(trx, needId, ideaId);
      const covers = (await coverOf(trx, agencyId, needId, ideaId)) ?? 'both';
      const by = { decidedBy: actorId, decidedAt: now() };
      await judgements.decide(
        trx,
        { agencyId, needId, ideaId },
        { covers, status: 'introduced', note: null },
        by,
      );
      await settleGaps(trx, { needIds: [needId], ideaIds: [ideaId] }, now());
      await record(trx, {
        type: 'match.introduced',
        noun: 'match',
        id,
        actorId,
        audiences: [`agency:${agencyId}`],
        at: now(),
      });
    },
  };
};
