import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import type { Once } from '../database/once.ts';
import type { EventType } from '../events/events.contract.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import { queueJob } from '../jobs/queue.ts';
import { type Catalogue, catalogueOf } from './catalogue.ts';
import { PLATFORM } from './draft.ts';
import { governedService, type Sources } from './governed.service.ts';
import type { GovernedTag, MappingKind } from './governing.contract.ts';
import { mayGovern } from './governing.policy.ts';
import * as store from './governing.store.ts';
import { listTags, type TagRow } from './tags.store.ts';

export interface Deps extends Sources {
  readonly db: Db;
  readonly clock: Clock;
}

/** What a change does once the taxonomy is locked; null: it stands so already, and nothing happened. */
type Change = (
  trx: Trx,
  tag: TagRow,
  within: Catalogue<TagRow>,
  at: string,
) => Promise<{ type: EventType; data?: Record<string, unknown> } | null>;

/** Renaming and retiring change what people read and choose, not what any pair scores. */
const scoresStay: readonly EventType[] = ['tag.renamed', 'tag.retired'];

/** What administrators do with taxonomies. Items are never rewritten: a tag that was merged counts as the other one. */
export const governingService = ({ db, clock, ...sources }: Deps) => {
  const { tags } = sources;
  const governed = governedService(sources);
  const { get } = governed;

  const refuseOthers = (actor: Actor): void => {
    if (!mayGovern(actor)) throw fail('not_allowed');
  };

  const change = async (trx: Trx, actor: Actor, id: string, work: Change): Promise<void> => {
    const taxonomyId = await store.lockTaxonomyOf(trx, id);
    const within = catalogueOf((await listTags(trx)).filter((tag) => tag.taxonomyId === taxonomyId));
    const tag = within.byId.get(id);
    if (tag === undefined) throw fail('tag_not_found');
    const at = clock().toISOString();
    const happened = await work(trx, tag, within, at);
    if (happened === null) return;
    await store.noteChange(trx, taxonomyId);
    // One renewal for however many changes are made before it begins.
    if (!scoresStay.includes(happened.type)) await queueJob(trx, 'rescore', {}, { key: 'rescore' });
    await record(trx, { ...happened, noun: 'tag', id, actorId: actor.personId, audiences: ['public'], at });
  };

  const move = async (actor: Actor, id: string, once: Once, work: Change): Promise<GovernedTag> => {
    refuseOthers(actor);
    await db.transaction((trx) =>
      once(trx, async () => {
        await change(trx, actor, id, work);
        return id;
      }),
    );
    return get(actor, id);
  };

  const edit = async (actor: Actor, id: string, version: number, work: Change): Promise<GovernedTag> => {
    refuseOthers(actor);
    await db.transaction((trx) =>
      change(trx, actor, id, (within, tag, ...rest) => {
        if (tag.version !== version) throw fail('stale_version');
        return work(within, tag, ...rest);
      }),
    );
    return get(actor, id);
  };

  /** A tag that another may be put under, merged into or mapped to: one that people can choose. */
  const chosen = (within: Catalogue<TagRow>, id: string, path: string, taxonomyId: string): TagRow => {
    const found = within.current(id);
    if (found?.taxonomyId === taxonomyId && found.retiredAt === null) return found;
    const what =
      found === undefined ? `There is no tag ${id}` : `The tag ${found.label} cannot be chosen here`;
    throw fail('unknown_tag', [{ path, message: what }]);
  };

  return {
    ...governed,

    /** Its old name stays a synonym, so that whoever types it still finds the tag. */
    edit: (
      actor: Actor,
      id: string,
      version: number,
      { label, parentId }: { label?: string | undefined; parentId?: string | null | undefined },
    ): Promise<GovernedTag> =>
      edit(actor, id, version, async (trx, tag, within) => {
        if (tag.mergedInto !== null) throw fail('tag_replaced');
        const renamed = label !== undefined && label !== tag.label;
        const parent = parentId == null ? null : chosen(within, parentId, 'body.parentId', tag.taxonomyId).id;
        const moved = parentId !== undefined && parent !== tag.parentId;
        if (moved && parent !== null && within.under(id).includes(parent)) throw fail('tag_under_itself');
        if (renamed) await store.rename(trx, id, label);
        if (moved) await store.moveUnder(trx, id, parent);
        if (!renamed && !moved) return null;
        return moved
          ? { type: 'tag.moved', data: { from: tag.parentId, to: parent, renamed } }
          : { type: 'tag.renamed' };
      }),

    /** Said twice it has happened once; into another one than before, it is refused: somebody was faster. */
    merge: (actor: Actor, id: string, intoId: string, once: Once): Promise<GovernedTag> =>
      move(actor, id, once, async (trx, tag, within) => {
        const into = chosen(within, intoId, 'body.intoId', tag.taxonomyId);
        if (tag.mergedInto !== null) {
          if (tag.mergedInto === into.id) return null;
          throw fail('tag_replaced');
        }
        if (within.under(id).includes(into.id)) throw fail('tag_under_itself');
        await store.mergeInto(trx, { id, intoId: into.id, taxonomyId: tag.taxonomyId });
        return { type: 'tag.merged', data: { into: into.id } };
      }),

    retire: (actor: Actor, id: string, once: Once): Promise<GovernedTag> =>
      move(actor, id, once, async (trx, tag, _within, at) => {
        if (tag.mergedInto !== null) throw fail('tag_replaced');
        if (tag.retiredAt !== null) throw fail('already_moved');
        await store.retire(trx, id, at);
        return { type: 'tag.retired' };
      }),

    restore: (actor: Actor, id: string, once: Once): Promise<GovernedTag> =>
      move(actor, id, once, async (trx, tag, within) => {
        if (tag.mergedInto !== null) {
          const back = within.tags.map((one) =>
            one.id === id ? { ...one, mergedInto: null, replacedBy: null } : one,
          );
          // Since then its parent may have come to lie under what lies under it.
          if (tag.parentId !== null && catalogueOf(back).under(id).includes(tag.parentId))
            throw fail('tag_under_itself');
          await store.mergeInto(trx, { id, intoId: null, taxonomyId: tag.taxonomyId });
        } else if (tag.retiredAt !== null) await store.retire(trx, id, null);
        else throw fail('already_moved');
        return { type: 'tag.restored', data: { from: tag.mergedInto } };
      }),

    /** Puts these mappings in the place of those it had. */
    map: async (
      actor: Actor,
      id: string,
      version: number,
      mappings: readonly { readonly id: string; readonly kind: MappingKind }[],
    ): Promise<GovernedTag> => {
      const catalogue = await tags.catalogue();
      return edit(actor, id, version, async (trx, tag) => {
        if (tag.taxonomyId === PLATFORM || tag.mergedInto !== null) {
          throw fail('invalid_input', [
            { path: 'params.id', message: 'Only a standing tag of another taxonomy is mapped' },
          ]);
        }
        if (mappings.filter(({ kind }) => kind === 'exact').length > 1) {
          throw fail('invalid_input', [
            { path: 'body.mappings', message: 'It can be exactly the same as one tag only' },
          ]);
        }
        const given = new Map(
          mappings.map((one) => [chosen(catalogue, one.id, 'body.mappings', PLATFORM).id, one.kind]),
        );
        const before = await store.listMappingsFrom(trx, id);
        const same = before.length === given.size && before.every((one) => given.get(one.toTag) === one.kind);
        if (same) return null;
        await store.replaceMappings(
          trx,
          id,
          [...given].map(([to, kind]) => ({ id: to, kind })),
        );
        return {
          type: 'tag.mapped',
          data: {
            before: before.map(({ toTag, kind }) => ({ to: toTag, kind })),
            after: [...given].map(([to, kind]) => ({ to, kind })),
          },
        };
      });
    },
  };
};

export type GoverningService = ReturnType<typeof governingService>;
