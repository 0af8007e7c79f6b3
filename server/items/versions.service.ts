import type { Db, Trx } from '../database/connect.ts';
import * as items from './items.store.ts';
import type { ItemBody, Kind } from './kind.ts';
import { listVersions, type Written } from './versions.store.ts';

/** Items as they were when somebody agreed to talk about them. */
export const versionsService = <
  Body extends ItemBody,
  Summary extends { readonly title: string; readonly excerpt: string },
  Full,
>(
  kind: Kind<Body, Summary, Full>,
) => ({
  /**
   * What an item is about in the words of a version, which stay when its author writes on. Who stands behind it, and
   * whether they are named, is as today: a name that was taken back must not come back. Empty where there is no such
   * version.
   */
  asWritten: async (
    trx: Db | Trx,
    asked: readonly Written[],
  ): Promise<(written: Written) => { title: string; excerpt: string }> => {
    const views = new Map(
      (await items.listViews<Body>(trx, kind.noun, [...new Set(asked.map(({ id }) => id))])).map((view) => [
        view.id,
        view,
      ]),
    );
    const texts = new Map(
      (await listVersions<Body>(trx, kind.noun, asked)).flatMap(({ id, version, body }) => {
        const view = views.get(id);
        return view === undefined ? [] : [[`${id} ${version}`, kind.summaryOf(null, { ...view, body })]];
      }),
    );
    return ({ id, version }) => {
      const { title, excerpt } = texts.get(`${id} ${version}`) ?? { title: '', excerpt: '' };
      return { title, excerpt };
    };
  },
});
