import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import type { Once } from '../database/once.ts';
import type { EventType } from '../events/events.contract.ts';
import { type Happening, record, recordAll } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import type { IdeasService } from '../ideas/ideas.service.ts';
import type { NeedsService } from '../needs/needs.service.ts';
import type { RegionsService } from '../regions/regions.service.ts';
import type { TagsService } from '../tags/tags.service.ts';
import { type Alert, type AlertFrequency, MOST_ALERTS } from './alerts.contract.ts';
import * as store from './alerts.store.ts';

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly tags: Pick<TagsService, 'catalogue' | 'resolve'>;
  readonly regions: Pick<RegionsService, 'hierarchy' | 'resolve'>;
  readonly needs: Pick<NeedsService, 'list'>;
  readonly ideas: Pick<IdeasService, 'list'>;
}

interface Saved extends Pick<store.StoredAlert, 'about' | 'q' | 'tagIds' | 'regionCode' | 'claimed'> {
  readonly name: string;
  readonly frequency: AlertFrequency;
}

/** Something new that an alert found. */
export interface Fresh {
  readonly noun: 'need' | 'idea';
  readonly id: string;
  readonly title: string;
}

/**
 * What is shown now may yet come of a transaction that began before: so long one waits before a span of time is
 * looked at, once and for all.
 */
const SETTLING = 60_000;

/** So many of each kind are told of at once; the list has the rest. */
const MOST_FRESH = 30;

/** What people follow: filters of the lists of needs and ideas, asked again with the lists' own code. */
export const alertsService = ({ db, clock, tags, regions, needs, ideas }: Deps) => {
  const said = (
    what: 'saved' | 'edited' | 'removed' | 'found' | 'fell_asleep',
    { id, personId }: Pick<store.StoredAlert, 'id' | 'personId'>,
    actorId: string | null,
    data?: Happening['data'],
  ): Happening => ({
    type: `alert.${what}`,
    noun: 'alert',
    id,
    actorId,
    audiences: [`person:${personId}`],
    at: clock().toISOString(),
    ...(data && { data }),
  });

  /** Alerts as their owner reads them, with tags and places as they stand today. */
  const viewer = async (): Promise<(alert: store.StoredAlert) => Alert> => {
    const [{ current }, hierarchy] = await Promise.all([tags.catalogue(), regions.hierarchy()]);
    return ({ tagIds, regionCode, version, ...alert }) => {
      const found = tagIds.map((id) => current(id));
      const place = regionCode === null ? null : hierarchy.resolve(regionCode);
      const asleep = (): Alert['asleep'] => {
        if (found.includes(undefined)) return 'tag_gone';
        if (found.some((tag) => tag?.retiredAt !== null)) return 'tag_retired';
        return place === undefined ? 'place_gone' : null;
      };
      const known = new Map(
        found.flatMap((tag) => (tag === undefined ? [] : [[tag.id, tag.label] as const])),
      );
      return {
        ...alert,
        version,
        tags: [...known].map(([id, label]) => ({ id, label })),
        region: place ? { code: place.code, name: place.name } : null,
        asleep: asleep(),
      };
    };
  };

  /**
   * What is new of a span of time, newest first, with the lists' own filters. It is asked as a visitor: whatever is
   * told of is public, whoever follows it.
   */
  const freshOf = async (
    { about, q, tagIds, regionCode, claimed, personId }: store.StoredAlert,
    { since, until }: { since: string; until: string },
    limit = MOST_FRESH,
  ): Promise<Fresh[]> => {
    const asked = {
      q: q ?? undefined,
      tag: tagIds,
      region: regionCode ?? undefined,
      status: 'published' as const,
      claimed: claimed ? true : undefined,
      shown: { after: since, until, notBy: personId },
      limit,
    };
    const of = async (noun: 'need' | 'idea'): Promise<Fresh[]> => {
      if (about !== noun && about !== 'both') return [];
      const { items } = await (noun === 'need' ? needs : ideas).list(null, asked);
      return items.map(({ id, title }) => ({ noun, id, title }));
    };
    return [...(await of('need')), ...(await of('idea'))];
  };

  const read = async (personId: string, id: string): Promise<Alert> => {
    const found = await store.findAlert(db, id);
    if (found?.personId !== personId) throw fail('alert_not_found');
    return (await viewer())(found);
  };

  const checkNext = (until: string): Promise<boolean> =>
    db.transaction(async (trx) => {
      const alert = await store.takeUnchecked(trx, until);
      if (alert === undefined) return false;
      const { id, checkedUntil: since, asleepTold } = alert;
      const { asleep } = (await viewer())(alert);
      const happened: Happening[] = [];
      if (asleep !== null && !asleepTold) happened.push(said('fell_asleep', alert, null));
      if (asleep === null && (await freshOf(alert, { since, until }, 1)).length > 0)
        happened.push(said('found', alert, null, { since, until }));
      await store.markChecked(trx, { id, until, asleepTold: asleep !== null });
      await recordAll(trx, happened);
      return true;
    });

  return {
    leaveOf: store.deleteAlertsOf,

    list: async ({ personId }: Actor): Promise<Alert[]> =>
      (await store.listAlerts(db, personId)).map(await viewer()),

    save: async ({ personId }: Actor, { name, frequency, ...filters }: Saved, once: Once): Promise<Alert> => {
      const tagIds = await tags.resolve(filters.tagIds);
      const [regionCode = null] = await regions.resolve(
        filters.regionCode === null ? [] : [filters.regionCode],
      );
      const id = await db.transaction((trx) =>
        once(trx, async () => {
          if ((await store.countForSaving(trx, personId)) >= MOST_ALERTS) throw fail('too_many_alerts');
          const alert = { ...filters, tagIds, regionCode, id: newId(), personId, name, frequency };
          await store.insertAlert(trx, { ...alert, createdAt: clock().toISOString() });
          await record(trx, said('saved', alert, personId));
          return alert.id;
        }),
      );
      return read(personId, id);
    },

    edit: async (
      { personId }: Actor,
      id: string,
      version: number,
      asked: { name: string; frequency: AlertFrequency },
    ): Promise<Alert> => {
      await db.transaction(async (trx) => {
        const found = await store.findForUpdate(trx, id);
        if (found?.personId !== personId) throw fail('alert_not_found');
        if (found.version !== version) throw fail('stale_version');
        await store.rewriteAlert(trx, { id, ...asked });
        await record(trx, said('edited', found, personId));
      });
      return read(personId, id);
    },

    remove: ({ personId }: Actor, id: string): Promise<void> =>
      db.transaction(async (trx) => {
        const found = await store.findForUpdate(trx, id);
        if (found?.personId !== personId) throw fail('alert_not_found');
        await store.deleteAlert(trx, id);
        await record(trx, said('removed', found, personId));
      }),

    /** Whom what became of an alert concerns: its owner, while there is one. */
    toTell: async (
      trx: Db | Trx,
      { type, id }: { type: EventType; id: string },
    ): Promise<{ personId: string; kind: 'alert_found' | 'alert_asleep'; frequency: AlertFrequency }[]> => {
      const found = await store.findAlert(trx, id);
      if (found === undefined) return [];
      const { personId, frequency } = found;
      if (type === 'alert.found') return [{ personId, kind: 'alert_found', frequency }];
      const { asleep } = (await viewer())(found);
      return asleep === null ? [] : [{ personId, kind: 'alert_asleep', frequency }];
    },

    /** What an alert found in a span of time that is still open to all; nothing while it sleeps. */
    fresh: async (trx: Db | Trx, id: string, span: { since: string; until: string }): Promise<Fresh[]> => {
      const found = await store.findAlert(trx, id);
      if (found === undefined || (await viewer())(found).asleep !== null) return [];
      return freshOf(found, span);
    },

    names: async (
      { personId }: Pick<Actor, 'personId'>,
      ids: readonly string[],
    ): Promise<Map<string, string>> =>
      ids.length === 0
        ? new Map()
        : new Map(
            (await store.listAlerts(db, personId))
              .filter(({ id }) => ids.includes(id))
              .map(({ id, name }) => [id, name]),
          ),

    stop: store.stopAlerts,
    resume: store.resumeAlerts,
    standing: async (trx: Db | Trx, personId: string, id: string) => {
      const found = await store.findAlert(trx, id);
      return found?.personId === personId
        ? { name: found.name, stopped: found.frequency === 'never' }
        : undefined;
    },

    tasks: {
      check_alerts: async (): Promise<void> => {
        const until = new Date(clock().getTime() - SETTLING).toISOString();
        while (await checkNext(until));
      },
    },
  };
};

export type AlertsService = ReturnType<typeof alertsService>;
