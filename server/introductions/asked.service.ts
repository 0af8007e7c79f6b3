import type { Trx } from '../database/connect.ts';
import type { Happening } from '../events/record.ts';
import * as store from './requests.store.ts';

/** `to`: who asked, or the broker who put it aside. The other side learns nothing, even if it works for an agency. */
export const audiencesOfRequest = async (
  trx: Trx,
  id: string,
  agencyIds: readonly string[],
  to: string,
): Promise<string[]> => [
  `person:${to}`,
  ...agencyIds.map((agencyId) => `agency:${agencyId}`),
  ...(await store.listSides(trx, id)).flatMap((personId) =>
    personId === to ? [] : `not:person:${personId}`,
  ),
];

/**
 * Whatever either side still asks for has come to an introduction: taken up, or proposed by somebody whom nobody asked.
 * Returns what there is to record. Need and idea must be locked, as they are before a request is.
 */
export const endAsked = async (
  trx: Trx,
  ended: { needId: string; ideaId: string; introductionId: string; at: string; actorId: string },
): Promise<Happening[]> => {
  const { actorId, ...given } = ended;
  const happened: Happening[] = [];
  for (const { id, personId } of await store.endRequestsOfPair(trx, given)) {
    const audiences = await audiencesOfRequest(trx, id, await store.listAgencies(trx, id), personId);
    happened.push({
      type: 'introduction.request_ended',
      noun: 'introduction',
      id,
      actorId,
      audiences,
      at: given.at,
    });
  }
  return happened;
};
