import type { Db } from '#server/database/connect.ts';
import { rows } from '#server/database/query.ts';

/** Settings with which the server tells what its statements cost, and writes down how the slow ones went. */
export const TELLING = [
  'shared_preload_libraries=pg_stat_statements',
  'pg_stat_statements.track_planning=on',
  'session_preload_libraries=auto_explain',
  'auto_explain.log_min_duration=40',
  'auto_explain.log_analyze=on',
  'auto_explain.log_timing=off',
  'auto_explain.log_parameter_max_length=0',
  'log_line_prefix=%m ',
];
const STATEMENTS = 20;
const PLANS = 6;
const LINES = 70;

export const forgetStatements = async (db: Db): Promise<void> => {
  await db.raw('create extension if not exists pg_stat_statements');
  await db.raw('select pg_stat_statements_reset()');
};

const short = (text: string, most = 100): string => text.replace(/\s+/g, ' ').trim().slice(0, most);

/** The statements that took most of the time, and those that were made most often, by the server's own count. */
export const printStatements = async (db: Db): Promise<void> => {
  const found = await rows<{ calls: number; run: number; plan: number; most: number; query: string }>(
    db,
    `select calls, total_exec_time as run, total_plan_time as plan, max_exec_time as most, query
     from pg_stat_statements order by total_exec_time + total_plan_time desc`,
  );
  const print = (statements: typeof found): void => {
    console.log('\n   calls    run ms   plan ms   most ms  statement');
    for (const { calls, run, plan, most, query } of statements)
      console.log(
        `${String(calls).padStart(8)}${[run, plan, most].map((ms) => ms.toFixed(0).padStart(10)).join('')}  ${short(query)}`,
      );
  };
  print(found.slice(0, STATEMENTS));
  print(found.toSorted((one, other) => other.calls - one.calls).slice(0, STATEMENTS));
  console.log(`${found.reduce((sum, { calls }) => sum + calls, 0)} statements in all`);
};

/** How the slowest statements since `since` went, each kind once. `said`: the server's log. */
export const printSlowPlans = (said: string, since: Date): void => {
  const slowest = new Map<string, { ms: number; plan: string }>();
  for (const entry of said.split(/\n(?=\d{4}-\d\d-\d\d )/)) {
    const [, at = '', took = '', plan = ''] =
      /^(\S+ \S+ UTC).*?duration: ([\d.]+) ms {2}plan:\n(.*)/s.exec(entry) ?? [];
    if (plan === '' || new Date(at) < since || plan.includes('pg_advisory_xact_lock')) continue;
    const kind = short(plan, 80);
    if (Number(took) > (slowest.get(kind)?.ms ?? 0)) slowest.set(kind, { ms: Number(took), plan });
  }
  const worst = [...slowest.values()].sort((one, other) => other.ms - one.ms).slice(0, PLANS);
  for (const { ms, plan } of worst) {
    const lines = plan.split('\n').map((text) => text.slice(0, 180));
    console.log(
      `\n${ms.toFixed(0)} ms\n${lines.slice(0, LINES).join('\n')}${lines.length > LINES ? '\n…' : ''}`,
    );
  }
  if (worst.length === 0) console.log('\nNo statement took 40 ms.');
};
