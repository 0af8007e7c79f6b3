import type { DemoIdea } from './ideas/idea.ts';
import type { DemoNeed } from './needs/need.ts';
import type { Deed, Pair, Story } from './stories/step.ts';

/** One thing that happens in the demo world, at its moment. */
export type Turn = { at: Date } & (
  | { kind: 'post_need'; need: DemoNeed }
  | { kind: 'post_idea'; idea: DemoIdea }
  | { kind: 'end_need'; need: DemoNeed }
  | { kind: 'end_idea'; idea: DemoIdea }
  | { kind: 'deed'; pair: Pair; deed: Deed }
  /** Whatever runs by the clock: reminders, expiry. */
  | { kind: 'tend' }
  /** Everybody looks at their notices. */
  | { kind: 'read_notices' }
);

export interface World {
  readonly needs: readonly DemoNeed[];
  readonly ideas: readonly DemoIdea[];
  readonly stories: readonly Story[];
}

const DAY = 24 * 60 * 60 * 1000;

/** The moment on a day before (or, negative, after) today, at an hour of that day, UTC. */
export const momentOf = (today: Date, daysAgo: number, at: string): Date => {
  const day = new Date(today.getTime() - daysAgo * DAY).toISOString().slice(0, 10);
  return new Date(`${day}T${at}:00.000Z`);
};

/** Spreads posts over the day, so that a page of them does not look stamped. */
const hourOf = (place: number): string =>
  `${String(8 + ((place * 5) % 10)).padStart(2, '0')}:${String((place * 17) % 60).padStart(2, '0')}`;

/** The posts of authors: written, and in some cases taken down again. */
const postings = (today: Date, needs: readonly DemoNeed[], ideas: readonly DemoIdea[]): Turn[] => [
  ...needs.flatMap((need, place): Turn[] => [
    { at: momentOf(today, need.postedDaysAgo, hourOf(place)), kind: 'post_need', need },
    ...(need.endedDaysAgo === undefined
      ? []
      : [{ at: momentOf(today, need.endedDaysAgo, '17:30'), kind: 'end_need', need } as const]),
  ]),
  ...ideas.flatMap((idea, place): Turn[] => [
    { at: momentOf(today, idea.postedDaysAgo, hourOf(place + 3)), kind: 'post_idea', idea },
    ...(idea.endedDaysAgo === undefined
      ? []
      : [{ at: momentOf(today, idea.endedDaysAgo, '17:45'), kind: 'end_idea', idea } as const]),
  ]),
];

/**
 * Everything that happens, in the order of its moments; things of one moment keep the order in which they were
 * written. All of it lies before today's midnight, UTC.
 */
export const timelineOf = (today: Date, world: World): Turn[] => {
  const deeds = world.stories.flatMap(({ steps, ...pair }) =>
    steps.map(
      ({ daysAgo, at, ...deed }): Turn => ({ at: momentOf(today, daysAgo, at), kind: 'deed', pair, deed }),
    ),
  );
  const turns = [...postings(today, world.needs, world.ideas), ...deeds];
  const first = Math.max(...world.stories.flatMap(({ steps }) => steps.map(({ daysAgo }) => daysAgo)));
  for (let daysAgo = first; daysAgo >= 1; daysAgo -= 1) {
    turns.push({ at: momentOf(today, daysAgo, '23:00'), kind: 'tend' });
  }
  turns.push({ at: momentOf(today, 4, '07:00'), kind: 'read_notices' });
  return turns.sort((one, other) => one.at.getTime() - other.at.getTime());
};
