import { inviteToClaim, requestClaim } from '#server/claims/claims.contract.ts';
import { row } from '#server/database/query.ts';
import { openFolder } from '../import/files.ts';
import type { Browser } from '../support/browser.ts';
import { POWYS } from '../support/things.ts';
import type { World } from '../support/world.ts';
import type { Call } from './once-call.ts';

const said = { who: 'I lead this choir.', why: 'It is our own page in the register.' };

/** What is done about an idea out of a file that nobody has claimed yet. */
export const claimCalls = async (
  world: World,
  nurse: Browser,
  bethan: Browser,
): Promise<Readonly<Record<string, (path: string) => Promise<Call>>>> => {
  const { imports } = await openFolder(world.db);
  let made = 0;
  const found = async (): Promise<{ noun: 'idea'; id: string }> => {
    made += 1;
    const line = `x${made},Singing after a stroke,A choir helps people.,Choir ${made},${POWYS},,\n`;
    await imports('ideas', `external_id,title,summary,organisation,region_codes,tags,url\n${line}`);
    await world.settle();
    const idea = await row<{ id: string }>(world.db, 'select id from ideas where external_id = :at', {
      at: `x${made}`,
    });
    return { noun: 'idea', id: idea?.id ?? '' };
  };
  const requested = async (path: string, as: Browser, body?: object): Promise<Call> => {
    const { id } = await nurse.does(requestClaim, { body: { ...(await found()), ...said } });
    return { as, url: path.replace('{id}', id), ...(body && { body }) };
  };
  return {
    '/claims': async (url) => ({ as: nurse, url, body: { ...(await found()), ...said } }),
    '/claims/invitations': async (url) => {
      const email = `choir.${crypto.randomUUID()}@example.org`;
      return { as: bethan, url, body: { ...(await found()), email } };
    },
    '/claims/invitations/take-up': async (url) => {
      const friend = await world.contributor('Friend');
      await bethan.does(inviteToClaim, { body: { ...(await found()), email: friend.email } });
      await world.settle();
      const mail = await row<{ text: string }>(
        world.db,
        'select text from mailbox where recipient = :email order by at desc, id desc limit 1',
        { email: friend.email },
      );
      return { as: friend, url, body: { token: /token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '' } };
    },
    '/claims/{id}/accept': (path) => requested(path, bethan),
    '/claims/{id}/refuse': (path) => requested(path, bethan, { reason: 'The register names another.' }),
    '/claims/{id}/withdraw': (path) => requested(path, nurse),
  };
};
