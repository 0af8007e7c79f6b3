import type { Db, Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import { rows } from '../database/query.ts';
import type { Noun } from '../http/endpoint.contract.ts';

interface Given {
  readonly noun: Noun;
  readonly id: string;
  /** What was done, as the event calls it: the part after the point. */
  readonly act: string;
  readonly text: string;
  readonly by: string;
  readonly at: string;
}

/** Writes down why, and returns the id that the event names: events hold no words. */
export const giveReason = async (trx: Trx, { noun, id, act, text, by, at }: Given): Promise<string> => {
  const reasonId = newId();
  await trx('reasons').insert({ id: reasonId, noun, nounId: id, act, text, givenBy: by, at });
  return reasonId;
};

export interface Reason {
  readonly nounId: string;
  readonly act: string;
  readonly text: string;
  readonly at: string;
}

/** The newest reason given for each of these, of those acts. */
export const newestReasons = (
  trx: Db | Trx,
  noun: Noun,
  ids: readonly string[],
  acts: readonly string[],
): Promise<Reason[]> =>
  rows<Reason>(
    trx,
    `select distinct on (noun_id) noun_id, act, text, at from reasons
     where noun = :noun and noun_id in (select jsonb_array_elements_text((:ids)::jsonb)::uuid)
       and act in (select jsonb_array_elements_text((:acts)::jsonb))
     order by noun_id, id desc`,
    { noun, ids: JSON.stringify(ids), acts: JSON.stringify(acts) },
  );
