import type pg from 'pg';

/** Rows that go to the database together; fewer trips, and no array too long for one message. */
const BATCH = 40_000;

type Cell = string | number | boolean | null;

/** Collects rows of one table and sends them as one array per column. `columns` gives each column's type. */
export const sendingRows = (client: pg.Client, table: string, columns: readonly string[]) => {
  let held: Cell[][] = columns.map(() => []);
  const parameters = columns.map((type, at) => `$${at + 1}::${type}[]`).join(', ');
  const send = async () => {
    if ((held[0]?.length ?? 0) === 0) return;
    const going = held;
    held = columns.map(() => []);
    await client.query(`insert into ${table} select * from unnest(${parameters})`, going);
  };
  return {
    add: (...row: readonly Cell[]): void => {
      for (const [at, cell] of row.entries()) held[at]?.push(cell);
    },
    /** Sends what is held where it is enough for one trip, or all of it. */
    flush: async (all = false): Promise<void> => {
      if (all || (held[0]?.length ?? 0) >= BATCH) await send();
    },
  };
};
