import { cancelImport, listImports } from '#server/import/imports.contract.ts';
import type { Browser } from '../support/browser.ts';
import type { World } from '../support/world.ts';
import type { Call } from './once-call.ts';

/** What an administrator does with a file in the browser. One of a kind is under way at a time. */
export const importCalls = (
  world: World,
  ruth: Browser,
): Readonly<Record<string, (path: string) => Promise<Call>>> => {
  const url = '/imports?kind=organisations&name=ash.csv';
  let made = 0;
  /** Another house each time: of one that is there already nothing would come. */
  const csv = (): string => {
    made += 1;
    return `external_id,name,kind\nash${made},Ash House ${made},charity\n`;
  };
  const alone = async (): Promise<void> => {
    await world.settle();
    const { items } = await ruth.does(listImports, { query: {} });
    for (const { id, moves } of items)
      if (moves.includes('cancel')) await ruth.does(cancelImport, { params: { id } });
    await world.settle();
  };
  const tried = async (): Promise<string> => {
    await alone();
    const { body } = await ruth.agent.post(`/api${url}`).set('Content-Type', 'text/csv').send(csv());
    await world.settle();
    return body.id;
  };
  return {
    '/imports': async () => {
      // Whatever only the first of all imports makes has been made.
      await tried();
      await alone();
      return { as: ruth, url, csv: csv() };
    },
    '/imports/{id}/start': async (path) => ({
      as: ruth,
      url: path.replace('{id}', await tried()),
      body: { mayLeaveOut: 0, reason: 'The yearly list' },
    }),
    '/imports/{id}/cancel': async (path) => ({ as: ruth, url: path.replace('{id}', await tried()) }),
  };
};
