import type { Trx } from '../database/connect.ts';
import type { EventType } from '../events/events.contract.ts';
import type { Noun } from '../http/endpoint.contract.ts';
import type { Template } from '../mail/templates.ts';

/** What a consequence of an event is told. */
export interface EventPayload {
  readonly seq: number;
  readonly type: EventType;
  readonly noun: Noun;
  readonly id: string;
  readonly actorId: string | null;
  readonly at: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface MailPayload {
  /** Sent at most once per key. */
  readonly key: string;
  readonly template: Template;
  readonly to: { readonly personId: string } | { readonly email: string };
  readonly data: Readonly<Record<string, string>>;
}

/** Every task there is, and what it is given. */
export interface Tasks {
  match_need: EventPayload;
  match_idea: EventPayload;
  match_several: { readonly side: 'need' | 'idea'; readonly ids: readonly string[] };
  fill_lists: Record<string, unknown>;
  rejudge_patch: EventPayload;
  rank_ideas: Record<string, unknown>;
  rescore: Partial<EventPayload>;
  learn_order: { readonly asked?: boolean };
  apply_order: Partial<EventPayload>;
  notify: EventPayload;
  run_import: { readonly importId: string };
  send_mail: MailPayload;
  mail_notice: { readonly id: string };
  mail_digest: { readonly personId: string; readonly until: string };
  check_alerts: Record<string, unknown>;
  mail_due: Record<string, unknown>;
  mail_password_link: { readonly email: string };
  expire_items: Record<string, unknown>;
  train_tagger: Record<string, unknown>;
  tend_introductions: Record<string, unknown>;
  learn_words: Record<string, unknown>;
  sweep: Record<string, unknown>;
}
export type TaskName = keyof Tasks;

/** Queues jobs in the caller's transaction: they exist exactly if it commits. */
export const queueJobs = async (
  trx: Trx,
  jobs: readonly {
    task: TaskName;
    payload: unknown;
    key?: string;
    runAt?: string;
    priority?: number;
    queue?: string;
  }[],
): Promise<void> => {
  if (jobs.length === 0) return;
  await trx.raw(
    // All in one call: one by one, the thousands of an import take forty times as long.
    `select graphile_worker.add_jobs(array(
       select row(j->>'task', (j->'payload')::json, j->>'queue', coalesce((j->>'runAt')::timestamptz, now()), 12, j->>'key',
         (j->>'priority')::smallint, null)::graphile_worker.job_spec
       from jsonb_array_elements((:jobs)::jsonb) as given(j)))`,
    { jobs: JSON.stringify(jobs) },
  );
};

export const queueJob = <T extends TaskName>(
  trx: Trx,
  task: T,
  payload: Tasks[T],
  /** `priority`: the lower, the sooner; 0 unless told. Jobs of one `queue` run one after the other. */
  options: { key?: string; runAt?: string; priority?: number; queue?: string } = {},
): Promise<void> => queueJobs(trx, [{ task, payload, ...options }]);
