import type { Knex } from 'knex';

/**
 * A session keeps the plan by which it checks that what is referred to is there. Measured while there are some dozens of
 * rows, the table is read through; hundreds a second come while the first items are matched, and each check reads all of
 * them until the table is measured again. So it is measured once it has grown: until then the planner takes the index.
 */
const fast = ['matches', 'threads'];
const kept = ['analyze_threshold', 'vacuum_threshold', 'vacuum_insert_threshold'];

export const up = async (knex: Knex): Promise<void> => {
  for (const table of fast)
    await knex.raw(
      `alter table ${table} set (${kept.map((name) => `autovacuum_${name} = 5000`).join(', ')})`,
    );
};

export const down = async (knex: Knex): Promise<void> => {
  for (const table of fast)
    await knex.raw(`alter table ${table} reset (${kept.map((name) => `autovacuum_${name}`).join(', ')})`);
};
