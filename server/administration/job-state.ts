/** How a job stands. One that waits has not failed yet; one at its last attempt that runs has not been given up. */
export type JobState = 'running' | 'waiting' | 'retrying' | 'given_up';
