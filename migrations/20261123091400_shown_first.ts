import type { Knex } from 'knex';

/** An idea is shown to the needs that hold it among the first ten of their lists, and such a pair pays a part of its cost. */
const countedBy = (shown: string, part: number): string => `
  update exposures set needs = counted.needs, drifted = false,
    cost = .07 * (ln(1 + counted.needs) + greatest(0, coalesce(ln((1 + counted.needs) / (1.0 + ideas.open_places)), 0)))
  from (
    select exposures.idea_id, count(matches.id) as needs
    from exposures left join matches on matches.idea_id = exposures.idea_id and matches.need_place <= ${shown}
    group by exposures.idea_id
  ) as counted
  join ideas on ideas.id = counted.idea_id
  where exposures.idea_id = counted.idea_id;
  update judgements set rank = matches.score / 100 + matches.lift
    - coalesce(exposures.cost, 0) * case when matches.need_place <= ${shown} then ${part} else 1 end
  from matches left join exposures on exposures.idea_id = matches.idea_id
  where matches.need_id = judgements.need_id and matches.idea_id = judgements.idea_id;`;

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(countedBy('10', 0.25));
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(countedBy('20', 1));
};
