import { expect } from '@jest/globals';
import * as claims from '#server/claims/claims.contract.ts';
import { rows } from '#server/database/query.ts';
import { BIRMINGHAM, POWYS } from '#test/support/things.ts';
import { openWorld } from '#test/support/world.ts';
import { openFolder } from '../import/files.ts';

export const world = await openWorld();
const { imports } = await openFolder(world.db);
export const [carys, nurse, stranger, bethan, rival, ruth] = [
  await world.commissioner('Carys'),
  await world.contributor('Nia'),
  await world.contributor('Stranger'),
  await world.broker('Bethan', [{ regionCode: POWYS, tagId: null }]),
  await world.broker('Rival', [{ regionCode: BIRMINGHAM, tagId: null }]),
  await world.administrator('Ruth'),
];

/** How many were made. */
export let made = 0;
/** An idea out of a file, in Powys unless told otherwise; by an organisation that nobody knows but by that file. */
export const imported = async (organisation = `Choir ${made + 1}`, place = POWYS): Promise<string> => {
  made += 1;
  await imports(
    'ideas',
    'external_id,title,summary,organisation,region_codes,tags,url\n' +
      `x${made},Singing after a stroke ${made},A choir helps people to find their voice again.,${organisation},${place},,\n`,
  );
  await world.settle();
  const [found] = await rows<{ id: string }>(world.db, `select id from ideas where external_id = 'x${made}'`);
  return found?.id ?? '';
};
export const about = (id: string, noun: claims.ClaimedNoun = 'idea') => ({ noun, id });
export const said = { who: 'I lead this choir.', why: 'It is our own page in the register.' };
export const state = (who: Pick<typeof nurse, 'does'>, id: string) =>
  who.does(claims.getClaimState, { query: about(id) });
export const asks = (who: typeof nurse, id: string, more: { whole?: boolean } = {}) =>
  who.tries(claims.requestClaim, { body: { ...about(id), ...said, ...more } });
export const asked = async (who: typeof nurse, id: string): Promise<string> => {
  const { status, body } = await asks(who, id);
  expect({ status, body }).toMatchObject({ status: 200, body: { status: 'requested', mine: true } });
  return body.id;
};
export const queueOf = async (who: Pick<typeof nurse, 'does'>) =>
  (await who.does(claims.listClaims, { query: { limit: '100' } })).items.map(({ id }) => id);
export const tokenFor = async (email: string): Promise<string> => {
  await world.settle();
  const [mail] = await rows<{ text: string }>(
    world.db,
    `select text from mailbox where recipient = '${email}' and text like '%/claim_token=%' order by at desc, id desc limit 1`,
  );
  return mail?.text.match(/token=([\w-]+)/)?.[1] ?? '';
};
