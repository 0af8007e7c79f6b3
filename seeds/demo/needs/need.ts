import type { NeedBody, NeedStatus } from '#server/needs/needs.contract.ts';
import type { OrganisationKey } from '../organisation.ts';
import type { PersonKey } from '../person.ts';

/** A need as its author wrote it, with dates as days from today and tags by their codes. Money is in pence. */
export type DemoNeed = Omit<NeedBody, 'tagIds' | 'deadline' | 'expiresAt' | 'currency'> & {
  key: string;
  by: PersonKey;
  organisation: OrganisationKey;
  postedDaysAgo: number;
  status: NeedStatus;
  /** When it was paused, closed or ran out. */
  endedDaysAgo?: number;
  tagCodes: string[];
  deadlineInDays: number | null;
};
