import type { Db, Trx } from '../database/connect.ts';
import type { Actor } from '../http/actor.ts';
import { ideaOf, needOf } from './about.ts';
import { brokerLabels } from './caseload.store.ts';
import type { Deps } from './deps.ts';
import type { Introduction, Side } from './introductions.contract.ts';
import { asItStands, editableUntil, movesFor, placeOf } from './introductions.policy.ts';
import * as store from './introductions.store.ts';
import type { Place } from './status.ts';
import type { StoredAnswer, StoredIntroduction } from './stored-introduction.ts';
import { threadsFor } from './threads.ts';

const waiting = { status: 'waiting', answeredAt: null, fields: [], privateReason: null } as const;

/** One side's answer as the asker may see it: the private reason only for the broker and the side itself. */
const answerFor = (
  answer: StoredAnswer | undefined,
  side: Side,
  as: Place,
): Introduction['answers']['need'] =>
  answer === undefined
    ? { ...waiting, fields: [] }
    : {
        status: answer.status,
        answeredAt: answer.answeredAt,
        fields: [...answer.fields],
        privateReason: as === 'broker' || as === side ? answer.privateReason : null,
      };

/** How it was for one side: for the side itself and the brokers, never for the other side. */
const satisfactionFor = (
  { satisfactions }: StoredIntroduction,
  side: Side,
  as: Place,
): Introduction['satisfaction']['need'] => {
  const given = satisfactions?.[side];
  if (given === undefined || (as !== 'broker' && as !== side)) return null;
  return { ...given, editableUntil: editableUntil(given) };
};

/** An introduction as its asker may see it: titles, excerpts and kinds of person; a name of neither side, ever. */
export const showing = ({ clock, accounts, organisations, needs, ideas, unread }: Deps) => {
  /** `introductions`: those in which the asker has a place; others are left out. */
  const show = async (
    trx: Db | Trx,
    actor: Actor,
    introductions: readonly StoredIntroduction[],
  ): Promise<Introduction[]> => {
    if (introductions.length === 0) return [];
    const now = clock().toISOString();
    const brokered = introductions.filter((found) => placeOf(actor, found) === 'broker');
    const sidesOf = ({ answers }: StoredIntroduction): string[] =>
      answers === null ? [] : [answers.need.personId, answers.idea.personId];
    // One after another: a page of a busy instance must not take seven connections at once.
    const shownNeeds = await needs.summaries(trx, [...new Set(introductions.map(({ needId }) => needId))]);
    const shownIdeas = await ideas.summaries(trx, [...new Set(introductions.map(({ ideaId }) => ideaId))]);
    const needWritten = await needs.asWritten(trx, introductions.map(needOf));
    const ideaWritten = await ideas.asWritten(trx, introductions.map(ideaOf));
    const agencies = await organisations.names(trx, [
      ...new Set(introductions.map(({ agencyId }) => agencyId)),
    ]);
    const brokers = await accounts.names(trx, [
      ...new Set(brokered.flatMap(({ brokerId }) => brokerId ?? [])),
    ]);
    const labels = await brokerLabels(trx, [
      ...new Set(introductions.flatMap(({ brokerId }) => brokerId ?? [])),
    ]);
    const granted =
      actor.agencyId === null
        ? new Set<string>()
        : await organisations.grantedTo(trx, actor.agencyId, [...new Set(brokered.flatMap(sidesOf))]);
    const wordings = {
      open: await store.getCurrentWording(trx, false),
      moderated: await store.getCurrentWording(trx, true),
    };
    const talks = await unread(
      trx,
      actor.personId,
      introductions.map(({ id }) => id),
    );

    return introductions.flatMap((introduction): Introduction[] => {
      const as = placeOf(actor, introduction);
      const need = shownNeeds.get(introduction.needId);
      const idea = shownIdeas.get(introduction.ideaId);
      if (as === null || need === undefined || idea === undefined) return [];
      const { answers } = introduction;
      const opens = {
        need: answers !== null && granted.has(answers.need.personId),
        idea: answers !== null && granted.has(answers.idea.personId),
      };
      const threads = threadsFor(asItStands(introduction, now), as).map((talk) => ({
        ...talk,
        unread:
          talks.find(
            ({ introductionId, thread }) => introductionId === introduction.id && thread === talk.thread,
          )?.unread ?? 0,
      }));
      const ofBroker = as === 'broker';
      return [
        {
          id: introduction.id,
          status: introduction.status,
          version: introduction.version,
          need: {
            id: need.id,
            ...needWritten(needOf(introduction)),
            version: introduction.needVersion,
            organisation: need.organisation?.name ?? null,
          },
          idea: {
            id: idea.id,
            ...ideaWritten(ideaOf(introduction)),
            version: introduction.ideaVersion,
            author: idea.author,
          },
          agency: { id: introduction.agencyId, name: agencies.get(introduction.agencyId) ?? '' },
          brokerId: introduction.brokerId,
          brokerName:
            ofBroker && introduction.brokerId !== null ? (brokers.get(introduction.brokerId) ?? null) : null,
          broker: {
            label: introduction.brokerId === null ? null : (labels.get(introduction.brokerId) ?? null),
            handedOverAt: introduction.handedOverAt,
          },
          askedBy: ofBroker || introduction.askedBy === as ? introduction.askedBy : null,
          interest:
            introduction.interest === null || introduction.interestAt === null
              ? null
              : { text: introduction.interest, declaredAt: introduction.interestAt },
          mediation: introduction.mediation,
          score: introduction.score,
          reasons: introduction.reasons,
          as,
          note: as === 'need' ? introduction.noteToNeed : as === 'idea' ? introduction.noteToIdea : null,
          noteToNeed: ofBroker ? introduction.noteToNeed : null,
          noteToIdea: ofBroker ? introduction.noteToIdea : null,
          answers: {
            need: answerFor(answers?.need, 'need', as),
            idea: answerFor(answers?.idea, 'idea', as),
          },
          wording: introduction.mediation === 'fully_moderated' ? wordings.moderated : wordings.open,
          proposedAt: introduction.proposedAt,
          connectedAt: introduction.connectedAt,
          endedAt: introduction.endedAt,
          remindAt: introduction.remindAt,
          overdueAt: introduction.overdueAt,
          expiresAt: introduction.expiresAt,
          outcome: introduction.outcome,
          lesson: introduction.lesson,
          satisfaction: {
            need: satisfactionFor(introduction, 'need', as),
            idea: satisfactionFor(introduction, 'idea', as),
          },
          unread: threads.reduce((sum, talk) => sum + talk.unread, 0),
          createdAt: introduction.createdAt,
          updatedAt: introduction.updatedAt,
          moves: movesFor(introduction, as, opens, now),
          threads,
        },
      ];
    });
  };
  return show;
};
