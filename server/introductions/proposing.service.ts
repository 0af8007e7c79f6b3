import type { Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import type { Once } from '../database/once.ts';
import { type Happening, recordAll } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import { endAsked } from './asked.service.ts';
import { restingIn } from './bank-holidays.ts';
import type { Deps } from './deps.ts';
import type { Side } from './introductions.contract.ts';
import { audiencesOf, barOf, barOfMove, placeOf } from './introductions.policy.ts';
import * as store from './introductions.store.ts';
import { nationsOf } from './nations.ts';
import { auditing } from './refusals.service.ts';
import { clocksFrom } from './working-days.ts';

interface Pair {
  readonly needId: string;
  readonly ideaId: string;
}
interface Notes {
  readonly noteToNeed: string;
  readonly noteToIdea: string;
}
interface Drafting extends Pair, Notes {
  /** What ties the broker to a side, in words for both sides; empty: nothing does. */
  readonly interest?: string;
  readonly propose: boolean;
}
/** Notes that are left out stay as they were drafted. */
interface NewNotes {
  readonly noteToNeed?: string | undefined;
  readonly noteToIdea?: string | undefined;
}
type Event = Pick<Happening, 'type' | 'data'>;

/** From the broker's thought to both sides' inboxes. */
export const proposing = (deps: Deps) => {
  const { db, clock, terms, organisations, regions, needs, ideas, matching } = deps;
  const audited = auditing(deps);

  /** Locks need and idea, in this order, and refuses what may not be introduced. */
  const admit = async (trx: Trx, actor: Actor, { needId, ideaId }: Pair, declared: boolean) => {
    if (actor.agencyId === null) throw fail('not_allowed');
    const need = await needs.getForUpdate(trx, needId);
    const idea = await ideas.getForUpdate(trx, ideaId);
    const bar = barOf(actor, need, idea, declared);
    if (bar !== null) throw fail(bar);
    const { postedBy: needPersonId } = need;
    const { postedBy: ideaPersonId } = idea;
    if (needPersonId === null || ideaPersonId === null) throw fail('item_unclaimed');
    if (!(await matching.covers(trx, actor.agencyId, needId, ideaId))) throw fail('outside_patch');
    if (await store.findOpenOfPair(trx, needId, ideaId)) throw fail('introduction_already_open');
    return {
      agencyId: actor.agencyId,
      people: { need: needPersonId, idea: ideaPersonId },
      regionCodes: [...need.body.regionCodes, ...idea.body.regionCodes],
      facts: {
        needVersion: need.version,
        ideaVersion: idea.version,
        needOrganisationId: need.organisationId,
        ideaOrganisationId: idea.organisationId,
        needPersonId,
        ideaPersonId,
      },
    };
  };

  /** Sends a draft out. Everything that waits for another row comes before what is recorded. */
  const sendOut = async (
    trx: Trx,
    actor: Actor,
    id: string,
    regionCodes: readonly string[],
    change: store.Change,
  ): Promise<void> => {
    const now = clock();
    const at = now.toISOString();
    const clocks = clocksFrom(now, terms, restingIn(nationsOf(regionCodes, await regions.hierarchy())));
    await store.moveIntroduction(
      trx,
      id,
      { ...change, status: 'proposed', brokerId: actor.personId, proposedAt: at, ...clocks },
      at,
    );
    const { agencyId, needId, ideaId } = await store.getIntroduction(trx, id);
    await matching.markIntroduced(trx, { agencyId, needId, ideaId, actorId: actor.personId });
    await ideas.takePlace(trx, ideaId);
  };

  /** `answers`: what either side asked for has come to this. */
  const tell = async (
    trx: Trx,
    actor: Actor,
    id: string,
    events: readonly Event[],
    answers: boolean,
  ): Promise<void> => {
    const introduction = await store.getIntroduction(trx, id);
    const { needId, ideaId } = introduction;
    const { personId: actorId } = actor;
    const at = clock().toISOString();
    const asked = answers ? await endAsked(trx, { needId, ideaId, introductionId: id, at, actorId }) : [];
    const told = events.map((event) => ({
      ...event,
      noun: 'introduction' as const,
      id,
      actorId,
      audiences: audiencesOf(introduction),
      at,
    }));
    await recordAll(trx, [...told, ...asked]);
  };

  /**
   * Drafts an introduction of a pair and, with `propose`, sends it out in the same breath. `asked`: holds what a side
   * asked for, and says which side.
   */
  const draft = async (
    actor: Actor,
    { propose: atOnce, interest = '', ...input }: Drafting,
    once: Once,
    asked?: (trx: Trx) => Promise<Side>,
  ): Promise<string> => {
    if (actor.agencyId === null) throw fail('not_allowed');
    // The arithmetic is done before any row is locked.
    const { score, reasons } = await matching.explain(input.needId, input.ideaId);
    const work = db.transaction((trx) =>
      once(trx, async () => {
        if (asked !== undefined) {
          // Before the request, in this order, as wherever a request is ended.
          await needs.getForUpdate(trx, input.needId);
          await ideas.getForUpdate(trx, input.ideaId);
        }
        const askedBy = (await asked?.(trx)) ?? null;
        const declared = interest !== '';
        const { agencyId, people, regionCodes, facts } = await admit(trx, actor, input, declared);
        if (await store.findDraftOfAgency(trx, agencyId, input.needId, input.ideaId)) {
          throw fail('introduction_already_open');
        }
        const id = newId();
        const at = clock().toISOString();
        await store.insertIntroduction(trx, {
          ...input,
          ...facts,
          askedBy,
          interest: declared ? interest : null,
          interestOf: declared ? actor.personId : null,
          interestAt: declared ? at : null,
          id,
          agencyId,
          brokerId: actor.personId,
          mediation: await organisations.mediation(trx, agencyId),
          score,
          reasons,
          createdAt: at,
        });
        if (atOnce) {
          await store.insertAnswers(trx, id, people);
          await sendOut(trx, actor, id, regionCodes, {});
        }
        const events: Event[] = [
          { type: 'introduction.drafted' },
          ...(declared ? [{ type: 'introduction.interest_declared' } as const] : []),
          ...(atOnce ? [{ type: 'introduction.proposed' } as const] : []),
        ];
        await tell(trx, actor, id, events, atOnce || asked !== undefined);
        return id;
      }),
    );
    return audited(actor, () => input, work);
  };

  /** Sends a draft to both sides, with what need, idea, agency and arithmetic are today. */
  const propose = async (actor: Actor, id: string, notes: NewNotes, once: Once): Promise<string> => {
    const seen = await store.getIntroduction(db, id);
    const seenAs = placeOf(actor, seen);
    if (seenAs === null) throw fail('introduction_not_found');
    const { score, reasons } = await matching.explain(seen.needId, seen.ideaId);
    const work = db.transaction((trx) =>
      once(trx, async () => {
        // Refused by its own state first: a draft that was sent already is "moved", not "already open" by itself.
        const at = clock().toISOString();
        const early = barOfMove('propose', await store.getIntroduction(trx, id), seenAs, at);
        if (early !== null) throw fail(early);
        const declared = seen.interestOf === actor.personId;
        const { agencyId, people, regionCodes, facts } = await admit(trx, actor, seen, declared);
        const introduction = await store.lockIntroduction(trx, id, 'update');
        const as = placeOf(actor, introduction);
        if (as === null) throw fail('introduction_not_found');
        const bar = barOfMove('propose', introduction, as, at);
        if (bar !== null) throw fail(bar);
        await store.insertAnswers(trx, id, people);
        await sendOut(trx, actor, id, regionCodes, {
          ...facts,
          noteToNeed: notes.noteToNeed ?? introduction.noteToNeed,
          noteToIdea: notes.noteToIdea ?? introduction.noteToIdea,
          mediation: await organisations.mediation(trx, agencyId),
          score,
          reasons,
        });
        await tell(trx, actor, id, [{ type: 'introduction.proposed' }], true);
        return id;
      }),
    );
    return audited(actor, () => seen, work);
  };

  return { draft, propose };
};
