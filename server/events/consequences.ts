import type { TaskName } from '../jobs/queue.ts';
import type { EventType } from './events.contract.ts';

/** What follows from what: the work that is queued, in the same transaction, when something happens. */
const consequences: Partial<Record<EventType, readonly TaskName[]>> = {
  'need.published': ['match_need'],
  'need.edited': ['match_need'],
  'need.paused': ['match_need'],
  'need.closed': ['match_need'],
  'need.hidden': ['match_need', 'notify'],
  'need.restored': ['match_need', 'notify'],
  'need.asked_again': ['notify'],
  'need.claimed': ['match_need'],
  'need.handed_over': ['match_need'],
  'idea.published': ['match_idea'],
  'idea.edited': ['match_idea'],
  'idea.paused': ['match_idea'],
  'idea.closed': ['match_idea'],
  'idea.hidden': ['match_idea', 'notify'],
  'idea.restored': ['match_idea', 'notify'],
  'idea.asked_again': ['notify'],
  'idea.claimed': ['match_idea'],
  'idea.handed_over': ['match_idea'],
  'idea.places_changed': ['match_idea'],
  'organisation.verified': ['notify', 'rejudge_patch'],
  'organisation.verification_withdrawn': ['notify'],
  'organisation.patch_changed': ['rejudge_patch'],
  'region.changed': ['rescore'],
  'tag.imported': ['rescore'],
  'match.order_switched': ['apply_order'],
  'claim.requested': ['notify'],
  'claim.accepted': ['notify'],
  'claim.refused': ['notify'],
  'introduction.proposed': ['notify'],
  'introduction.accepted': ['notify'],
  'introduction.declined': ['notify'],
  'introduction.connected': ['notify'],
  'introduction.withdrawn': ['notify'],
  'introduction.expired': ['notify'],
  'introduction.closed': ['notify'],
  'introduction.reminded': ['notify'],
  'introduction.handed_over': ['notify'],
  'introduction.requested': ['notify'],
  'alert.found': ['notify'],
  'alert.fell_asleep': ['notify'],
  'message.sent': ['notify'],
  'message.read': ['notify'],
};

/** By nobody these come from a file, and there are as many as it has rows. */
const imported: ReadonlySet<EventType> = new Set([
  'need.published',
  'need.edited',
  'idea.published',
  'idea.edited',
]);

/** How soon what follows is done, the lower the sooner: what comes in masses waits for what people do, and for mail. */
export const priorityOf = ({ type, actorId }: { type: EventType; actorId: string | null }): number =>
  actorId === null && imported.has(type) ? 3 : 0;

export const consequencesOf = (type: EventType): readonly TaskName[] => consequences[type] ?? [];
