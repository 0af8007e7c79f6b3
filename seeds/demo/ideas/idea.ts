import type { IdeaBody, IdeaStatus } from '#server/ideas/ideas.contract.ts';
import type { OrganisationKey } from '../organisation.ts';
import type { PersonKey } from '../person.ts';

/** An idea as its author wrote it, with dates as days from today and tags by their codes. Money is in pence. */
export type DemoIdea = Omit<IdeaBody, 'tagIds' | 'expiresAt' | 'currency' | 'ownOrganisation' | 'website'> & {
  key: string;
  by: PersonKey;
  organisation: OrganisationKey | null;
  /** Set where a broker wrote the idea down for somebody who rang: how they agreed to that. */
  callerConsent?: string;
  postedDaysAgo: number;
  status: IdeaStatus;
  /** When it was paused, closed or ran out. */
  endedDaysAgo?: number;
  tagCodes: string[];
};
