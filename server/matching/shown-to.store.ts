import type { Db } from '../database/connect.ts';
import { row } from '../database/query.ts';

/** To how many needs an idea is shown: by the lists as they are, and by those of the last thirty days too. */
export const findShownTo = async (
  db: Db,
  ideaId: string,
  now: string,
): Promise<{ now: number; thisMonth: number }> => {
  const found = await row<{ now: number; past: number }>(
    db,
    `select coalesce((select exposures.needs from exposures where exposures.idea_id = (:ideaId)::uuid), 0) as now,
       (select count(*) from past_showings
        where past_showings.idea_id = (:ideaId)::uuid
          and past_showings.until > (:now)::timestamptz - interval '30 days') as past`,
    { ideaId, now },
  );
  return { now: found?.now ?? 0, thisMonth: (found?.now ?? 0) + (found?.past ?? 0) };
};
