import { requestIntroduction } from '#server/introductions/requests.contract.ts';
import { putPatch } from '#server/organisations/organisations.contract.ts';
import type { Browser } from '../support/browser.ts';
import type { World } from '../support/world.ts';
import type { Call } from './once-call.ts';

/** What a side asks for, of an agency whose dial is light, and what becomes of it. */
export const requestCalls = async (
  world: World,
  nurse: Browser,
  post: { readonly need: () => Promise<string>; readonly idea: () => Promise<string> },
): Promise<Readonly<Record<string, (path: string) => Promise<Call>>>> => {
  const lena = await world.broker('Lena');
  await lena.does(putPatch, {
    params: { id: lena.agencyId },
    body: { items: [{ regionCode: null, tagId: null }], mediation: 'light' },
  });
  const pair = async () => ({ needId: await post.need(), ideaId: await post.idea() });
  const asked = async (path: string, as: Browser): Promise<Call> => {
    const { id } = await nurse.does(requestIntroduction, { body: await pair() });
    return { as, url: path.replace('{id}', id) };
  };
  return {
    '/introduction-requests': async (url) => ({ as: nurse, url, body: await pair() }),
    '/introduction-requests/{id}/withdraw': (path) => asked(path, nurse),
    '/introduction-requests/{id}/put-aside': (path) => asked(path, lena),
    '/introduction-requests/{id}/take': (path) => asked(path, lena),
  };
};
