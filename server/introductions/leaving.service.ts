import type { Trx } from '../database/connect.ts';
import { type Happening, record, recordAll } from '../events/record.ts';
import { audiencesOfRequest } from './asked.service.ts';
import type { Deps } from './deps.ts';
import { audiencesOf } from './introductions.policy.ts';
import * as store from './introductions.store.ts';
import { forgetAsked, type Left, listAsked, listAsSide, listInHand } from './leaving.store.ts';
import { listAgencies } from './requests.store.ts';
import { answersOf, settling } from './settling.service.ts';
import type { StoredIntroduction } from './stored-introduction.ts';

interface Leaving {
  readonly personId: string;
  readonly at: string;
}

const sideOf = (personId: string, { answers }: StoredIntroduction) =>
  answers?.need.personId === personId ? 'need' : answers?.idea.personId === personId ? 'idea' : null;

/** What becomes of the introductions of somebody who erases their account. */
export const leaving = (deps: Deps) => {
  const settle = settling(deps);

  const takeBack = async (trx: Trx, id: string, { personId, at }: Leaving): Promise<void> => {
    const before = await store.lockIntroduction(trx, id, 'update');
    const side = sideOf(personId, before);
    const answers = answersOf(before);
    const happened = { type: 'introduction.withdrawn', data: { by: side ?? 'platform' } } as const;
    if (side !== null && answers[side] === 'accepted') {
      await store.moveAnswer(trx, id, side, { status: 'revoked', revokedAt: at });
      const revoked = { ...answers, [side]: 'revoked' as const };
      await settle(trx, { before, answers: revoked, happened, actorId: personId, at });
    } else if (['drafted', 'proposed', 'connected'].includes(before.status)) {
      await settle(trx, { before, answers, ending: 'withdrawn', happened, actorId: personId, at });
    }
  };

  /** To nobody: the colleagues see it among what nobody looks after. Without any, what nobody would follow up ends. */
  const letGo = async (trx: Trx, id: string, leaver: Leaving): Promise<void> => {
    const { personId, at } = leaver;
    const found = await store.lockIntroduction(trx, id, 'update');
    if (found.brokerId !== personId && found.brokerId !== null) return;
    const colleagues = (await deps.organisations.membersOf(trx, found.agencyId)).filter(
      (member) => member.role === 'broker' && !member.suspended && member.personId !== personId,
    );
    if (colleagues.length === 0 && found.status !== 'connected') await takeBack(trx, id, leaver);
    if (found.brokerId === null) return;
    await store.moveIntroduction(trx, id, { brokerId: null }, at);
    await record(trx, {
      type: 'introduction.let_go',
      noun: 'introduction',
      id,
      actorId: personId,
      audiences: audiencesOf(found),
      data: { fromId: personId },
      at,
    });
  };

  const endRequests = async (trx: Trx, { personId, at }: Leaving): Promise<void> => {
    const happened: Happening[] = [];
    for (const { id } of await listAsked(trx, personId))
      happened.push({
        type: 'introduction.request_ended',
        noun: 'introduction',
        id,
        actorId: personId,
        audiences: await audiencesOfRequest(trx, id, await listAgencies(trx, id), personId),
        at,
      });
    await forgetAsked(trx, personId);
    await recordAll(trx, happened);
  };

  return {
    /**
     * Takes every consent back, also where it was closed long ago, so that the cards close; ends what still waits; lets
     * go of what they brokered. Ideas are locked in one order, each before its introduction.
     */
    leaveOf: async (trx: Trx, leaver: Leaving): Promise<void> => {
      const { personId } = leaver;
      const asSide = await listAsSide(trx, personId);
      const inHand = await listInHand(trx, personId);
      const ideaIds = [...asSide, ...inHand].map(({ ideaId }: Left) => ideaId);
      for (const ideaId of [...new Set(ideaIds)].sort()) await deps.ideas.getForUpdate(trx, ideaId);
      for (const { id } of asSide) await takeBack(trx, id, leaver);
      for (const { id } of inHand) await letGo(trx, id, leaver);
      await endRequests(trx, leaver);
    },
  };
};
