import type { Trx } from '../database/connect.ts';
import type { Happening } from '../events/record.ts';
import type { ItemBody, Kind } from './kind.ts';
import * as store from './leaving.store.ts';

interface Leaving {
  readonly personId: string;
  readonly at: string;
  /** Who looks after what an organisation has open from now on; undefined where nobody is there who could. */
  readonly successors: ReadonlyMap<string, string>;
}

/** What the author of something erased is called from then on. */
const SOMEBODY = 'somebody who left';

const isOpen = ({ status }: store.LeftItem): boolean => status === 'published' || status === 'paused';

/** What becomes of what somebody posted who erases their account. */
export const leavingService = <Body extends ItemBody, Summary, Full>({
  noun,
}: Kind<Body, Summary, Full>) => ({
  /**
   * Drafts go; what an organisation has open under its own name goes over to a colleague; all else that is open is
   * closed, since nobody could answer for it. Returns what happened, for the caller to record last.
   */
  leaveOf: async (trx: Trx, { personId, at, successors }: Leaving): Promise<Happening[]> => {
    const items = await store.lockPostedBy(trx, noun, personId);
    const idsOf = (some: readonly store.LeftItem[]): string[] => some.map(({ id }) => id);
    const successorOf = ({ organisationId, named }: store.LeftItem): string | undefined =>
      organisationId === null || !named ? undefined : successors.get(organisationId);

    await store.forgetLabels(trx, noun, idsOf(items), SOMEBODY);
    await store.deleteDrafts(
      trx,
      noun,
      idsOf(items.filter(({ status, publishedAt }) => status === 'draft' && publishedAt === null)),
    );
    const open = items.filter(isOpen);
    const closing = open.filter((item) => successorOf(item) === undefined);
    await store.closeAll(trx, noun, idsOf(closing), at);
    const happened = (item: store.LeftItem, what: 'closed' | 'handed_over', toId?: string): Happening => ({
      type: `${noun}.${what}`,
      noun,
      id: item.id,
      actorId: personId,
      audiences: [
        'public',
        ...(toId === undefined ? [] : [`person:${toId}`]),
        ...(item.onBehalfAgencyId === null ? [] : [`agency:${item.onBehalfAgencyId}`]),
      ],
      ...(toId === undefined ? {} : { data: { toId } }),
      at,
    });
    const happenings = closing.map((item) => happened(item, 'closed'));
    for (const item of open) {
      const toId = successorOf(item);
      if (toId === undefined) continue;
      await store.handOver(trx, noun, { id: item.id, toId, at });
      happenings.push(happened(item, 'handed_over', toId));
    }
    return happenings;
  },
});
