import type { Trx } from '../database/connect.ts';
import type { Noun } from '../http/endpoint.contract.ts';
import { consequencesOf, priorityOf } from './consequences.ts';
import type { EventType } from './events.contract.ts';

export interface Happening {
  readonly type: EventType;
  readonly noun: Noun;
  readonly id: string;
  readonly actorId: string | null;
  /**
   * `public`, `person:<id>`, `agency:<id>`: who may know that it happened; `broker:<agency>:<id>`: somebody while they broker
   * for it; `not:person:<id>`: who may not; `not:organisation:<id>`: whose members may not as brokers of an agency.
   */
  readonly audiences: readonly string[];
  /** Ids and codes only; never contact data, never text that somebody wrote. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly at: string;
}

/** What happened as it is handed to the database. */
export type Given = ReturnType<typeof givenOf>;

export const givenOf = (happening: Happening) => ({
  ...happening,
  tasks: consequencesOf(happening.type),
  priority: priorityOf(happening),
});

/** SQL that is followed by one row with a list of what happened, for a store that writes all in one statement. */
export const INTO_HAPPENINGS = 'insert into happenings (given)';

/**
 * Writes what happened, tells every process, and queues what follows from it, all in the caller's transaction. Events
 * are numbered as it commits, in the order of commits: see `number_happenings` in the migrations.
 */
export const recordAll = async (trx: Trx, happenings: readonly Happening[]): Promise<void> => {
  if (happenings.length === 0) return;
  await trx.raw(`${INTO_HAPPENINGS} values ((:given)::jsonb)`, {
    given: JSON.stringify(happenings.map(givenOf)),
  });
};

export const record = (trx: Trx, happening: Happening): Promise<void> => recordAll(trx, [happening]);
