import pg from 'pg';
import type { IdeaItem, NeedItem } from '#server/matching/item.ts';
import { type Ground, needProfile } from '#server/matching/profile.ts';
import type { Search } from '#server/matching/retrieval.ts';
import type { Hit } from '#server/matching/top-k.ts';
import { loadMarket } from './sql-market.ts';
import { questionOf } from './sql-question.ts';
import { shortcutOf } from './sql-shortcut.ts';

type Asked = {
  ground: Ground;
  ideas: Iterable<IdeaItem>;
  /** The needs that will be asked for: their places are related to the ideas' beforehand. */
  needs: readonly NeedItem[];
  /** Is told how far the loading is. */
  told?: (what: string) => void;
};

/** The market in an empty PostgreSQL database, answering with one statement per need, or two where a shortcut fails. `url`: of that database. */
export const sqlPeer = async (url: string, { ground, ideas, needs, told = () => undefined }: Asked) => {
  const client = new pg.Client({ connectionString: url, application_name: 'bench' });
  await client.connect();
  const places = needs.flatMap((need) => needProfile(need, ground).places);
  const started = performance.now();
  const market = await loadMarket(client, ground, ideas, places, told).catch(async (error: unknown) => {
    await client.end();
    throw error;
  });
  const took = performance.now() - started;
  const bytes = await client.query<{ bytes: string }>('select pg_database_size(current_database()) as bytes');
  return {
    took,
    bytes: Number(bytes.rows[0]?.bytes) / market.count,
    top: async (need: NeedItem, search: Search): Promise<Hit[]> => {
      const shortcut = shortcutOf(need, ground, market, search);
      if (shortcut) {
        const { rows } = await client.query<Hit & { proven: boolean }>(shortcut);
        if (rows[0]?.proven) return rows;
      }
      return (await client.query<Hit>(questionOf(need, ground, market, search))).rows;
    },
    /** The plan of a question as it was carried out, one line a row. */
    plan: async (need: NeedItem, search: Search): Promise<string[]> => {
      const { text, values } =
        shortcutOf(need, ground, market, search) ?? questionOf(need, ground, market, search);
      const told = await client.query<Record<string, string>>(`explain (analyze, buffers) ${text}`, values);
      return told.rows.map((row) => row['QUERY PLAN'] ?? '');
    },
    close: (): Promise<void> => client.end(),
  };
};
