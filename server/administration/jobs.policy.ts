import type { JobState } from './job-state.ts';

export type JobMove = 'run_again' | 'give_up';

const moves: Readonly<Record<JobState, readonly JobMove[]>> = {
  running: [],
  waiting: [],
  retrying: ['run_again', 'give_up'],
  given_up: ['run_again'],
};

/** What can be done about a job as it stands; one that runs is left alone until it has ended. */
export const jobMovesOf = (state: JobState): JobMove[] => [...moves[state]];
