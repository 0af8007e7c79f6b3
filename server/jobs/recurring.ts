import type { TaskName } from './queue.ts';

/** What the clock queues: every so many minutes, or once a day at a time of UTC. */
export type Recurring = { readonly task: TaskName } & (
  | { readonly everyMinutes: number }
  | { readonly dailyAt: string }
);

/** Everything that runs by the clock; the only list of it. */
export const recurring: readonly Recurring[] = [
  { task: 'mail_due', everyMinutes: 1 },
  { task: 'learn_words', everyMinutes: 1 },
  { task: 'expire_items', everyMinutes: 10 },
  { task: 'tend_introductions', everyMinutes: 10 },
  { task: 'check_alerts', everyMinutes: 10 },
  { task: 'train_tagger', dailyAt: '01:27' },
  { task: 'learn_order', dailyAt: '01:47' },
  { task: 'apply_order', dailyAt: '02:17' },
  { task: 'sweep', dailyAt: '03:17' },
];

/** As a crontab says it. */
export const crontabOf = (entry: Recurring): string => {
  if ('everyMinutes' in entry)
    return entry.everyMinutes === 1 ? '* * * * *' : `*/${entry.everyMinutes} * * * *`;
  const [hour, minute] = entry.dailyAt.split(':').map(Number);
  return `${minute} ${hour} * * *`;
};
