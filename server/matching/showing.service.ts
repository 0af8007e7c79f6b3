import type { Db } from '../database/connect.ts';
import type { Actor } from '../http/actor.ts';
import type { Deps } from './deps.ts';
import type { Match } from './matching.contract.ts';
import { barOf, movesOf, ownsEither, type Pair } from './matching.policy.ts';
import type { QueueRow } from './queue.store.ts';

/** Pairs as a broker sees them: what both items say in public, and what this broker may do. */
export const showing = ({ clock, accounts, needs, ideas, openIntroductions }: Deps) => {
  const show = async (db: Db, actor: Actor, found: readonly QueueRow[]): Promise<Match[]> => {
    if (found.length === 0) return [];
    const now = clock().getTime();
    const assignees = [...new Set(found.flatMap(({ assigneeId }) => assigneeId ?? []))];
    const [shownNeeds, shownIdeas, names, open] = await Promise.all([
      needs.summaries(db, [...new Set(found.map(({ needId }) => needId))]),
      ideas.summaries(db, [...new Set(found.map(({ ideaId }) => ideaId))]),
      accounts.names(db, assignees),
      openIntroductions(db, found),
    ]);
    return found.flatMap((row): Match[] => {
      const need = shownNeeds.get(row.needId);
      const idea = shownIdeas.get(row.ideaId);
      if (!need || !idea) return [];
      const introduction = open.find(({ needId, ideaId }) => needId === row.needId && ideaId === row.ideaId);
      const pair: Pair = {
        need: {
          postedBy: row.needPostedBy,
          organisationId: row.needOrganisationId,
          unclaimed: need.unclaimed,
          status: need.status,
        },
        idea: {
          postedBy: row.ideaPostedBy,
          organisationId: row.ideaOrganisationId,
          unclaimed: idea.unclaimed,
          status: idea.status,
          openPlaces: row.openPlaces,
        },
        introduced: introduction !== undefined,
      };
      // A broker who is a party, or of a party's organisation, sees the pair as anybody would: not what colleagues
      // think of it.
      const concerned = ownsEither(actor, pair);
      const snoozed = row.snoozedUntil !== null && Date.parse(row.snoozedUntil) > now;
      return [
        {
          id: row.id,
          need,
          idea,
          score: row.score,
          scorerVersion: row.scorerVersion,
          origin: row.origin,
          reason: concerned ? null : row.reason,
          reasons: row.reasons,
          judgement: {
            status: row.status,
            covers: row.covers,
            reasonCode: concerned ? null : row.reasonCode,
            note: concerned ? null : row.note,
            assigneeId: concerned ? null : row.assigneeId,
            assigneeName: concerned || row.assigneeId === null ? null : (names.get(row.assigneeId) ?? null),
            snoozedUntil: row.snoozedUntil,
            decidedAt: row.decidedAt,
          },
          shownTo: row.shownTo,
          shownThisMonth: row.shownThisMonth,
          // Another agency's introduction bars the pair, but is not this broker's to open.
          introductionId: introduction?.agencyId === actor.agencyId ? introduction.id : null,
          barred: barOf(actor, pair),
          moves: movesOf(actor, { status: row.status, snoozed }, pair),
        },
      ];
    });
  };
  return show;
};
