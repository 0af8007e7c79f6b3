import type { PersonKey } from '../person.ts';

/** A need and an idea, by their keys. */
export type Pair = { need: string; idea: string };

/** When: whole days before today (at least 1, so that nothing lies in the future) and the time of day, UTC. */
export type When = { daysAgo: number; at: string };

type Thread = 'all' | 'need' | 'idea';
type CardField = 'name' | 'email' | 'telephone';

/** One thing that one person did. The verbs are those of the product. */
export type Deed = { by: PersonKey } & (
  | { does: 'shortlist'; note?: string }
  | {
      does: 'dismiss';
      reasonCode: 'poor_fit' | 'wrong_place' | 'too_early' | 'already_known' | 'cost' | 'capacity' | 'other';
      note?: string;
    }
  | { does: 'restore' }
  | { does: 'snooze'; forDays: number }
  | { does: 'assign'; to: PersonKey }
  | { does: 'pair'; reason: string }
  | { does: 'draft'; noteToNeed: string; noteToIdea: string }
  | { does: 'propose' }
  | { does: 'accept'; fields: CardField[] }
  | { does: 'decline'; reason: string }
  | { does: 'withdraw'; reason: string }
  | { does: 'close'; outcome: 'piloting' | 'knowledge_shared' | 'no_fit' | 'other'; lesson: string }
  | { does: 'note'; body: string }
  | { does: 'read_cards' }
  | { does: 'say'; thread: Thread; body: string }
  | { does: 'catch_up'; thread: Thread }
);

export type Step = When & Deed;

/** What happened to one pair, in the order in which it happened. */
export type Story = Pair & { steps: Step[] };

/** Something said in the room, where all three read it. */
export const said = (by: PersonKey, daysAgo: number, at: string, body: string): Step => ({
  by,
  daysAgo,
  at,
  does: 'say',
  thread: 'all',
  body,
});
