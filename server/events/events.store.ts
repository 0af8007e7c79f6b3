import type { Db } from '../database/connect.ts';
import { row, rows } from '../database/query.ts';
import type { Reading } from './audiences.ts';
import type { Change } from './events.contract.ts';

/** What changed after `after`, of that which the reader may know, by name or as a broker, and no bar keeps from them. */
export const listAfter = (
  db: Db,
  after: number,
  { audiences, own, bars, barsOfBroker }: Reading,
  limit: number,
): Promise<Change[]> =>
  rows<Change>(
    db,
    `select events.seq, events.type, events.noun, events.noun_id as id, events.at
     from events
     where events.seq > :after and events.audiences && array(select jsonb_array_elements_text((:audiences)::jsonb))
       and not events.audiences && array(select jsonb_array_elements_text((:bars)::jsonb))
       and (events.audiences && array(select jsonb_array_elements_text((:own)::jsonb))
            or not events.audiences && array(select jsonb_array_elements_text((:barsOfBroker)::jsonb)))
     order by events.seq limit :limit`,
    {
      after,
      audiences: JSON.stringify(audiences),
      own: JSON.stringify(own),
      bars: JSON.stringify(bars),
      barsOfBroker: JSON.stringify(barsOfBroker),
      limit,
    },
  );

export const lastSeq = async (db: Db): Promise<number> =>
  (await row<{ last: number }>(db, 'select coalesce(max(events.seq), 0) as last from events'))?.last ?? 0;
