import { jobs } from '../words/en/jobs.ts';

const known: Readonly<Record<string, string>> = jobs.task;

/** What a task does; one that this page has no words for yet by its own name. */
export const sayTask = (task: string): string => known[task] ?? task;
