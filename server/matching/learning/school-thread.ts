import { openSchool } from '../../process/school.ts';
import type { Learned, Page } from './school.ts';

/** Learns an order in a thread of its own. Close it when done. */
export const schoolInThread = () =>
  openSchool<Page, { seed: number }, Learned>(new URL('./school.ts', import.meta.url), 'an order');
