import { z } from 'zod';
import { decodeCursor, pageFrom } from '../database/keyset.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import { alikeAmong } from './alike.ts';
import type { Catalogue } from './catalogue.ts';
import { PLATFORM } from './draft.ts';
import type { GovernedTag } from './governing.contract.ts';
import { mayGovern, movesOf } from './governing.policy.ts';
import type { TagsService } from './tags.service.ts';
import type { MappingRow, TagRow } from './tags.store.ts';

export interface Uses {
  readonly needs: number;
  readonly ideas: number;
}

export interface Sources {
  readonly tags: TagsService;
  /** How many needs and ideas carry each of these tags; those that nothing carries are left out. */
  readonly usesOf: (tagIds: readonly string[]) => Promise<ReadonlyMap<string, Uses>>;
  /** How many carry at least one of the first tags; and of these, how many carry one of the others as well. */
  readonly reachOf: (
    tagIds: readonly string[],
    others: readonly string[],
  ) => Promise<Uses & { readonly both: number }>;
  readonly agenciesOn: (tagIds: readonly string[]) => Promise<{ id: string; name: string }[]>;
  readonly pairsWith: (tagIds: readonly string[]) => Promise<{ count: number; more: boolean }>;
}

interface Asked {
  readonly taxonomy: string;
  readonly q?: string | undefined;
  readonly show: 'all' | 'unmapped' | 'mapped' | 'set_aside';
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface Known {
  readonly catalogue: Catalogue<TagRow>;
  readonly mappingsFrom: ReadonlyMap<string, readonly MappingRow[]>;
}

const Key = z.tuple([z.number(), z.string()]);

/** How the taxonomies stand, for those who look after them. */
export const governedService = ({ tags, usesOf, reachOf, agenciesOn, pairsWith }: Sources) => {
  const known = async (): Promise<Known> => {
    const [catalogue, { mappings }] = await Promise.all([tags.catalogue(), tags.graph()]);
    const rows = mappings.map(({ from, to, kind }) => ({ fromTag: from, toTag: to, kind }));
    return { catalogue, mappingsFrom: Map.groupBy(rows, ({ fromTag }) => fromTag) };
  };

  const refuseOthers = (actor: Actor): void => {
    if (!mayGovern(actor)) throw fail('not_allowed');
  };

  const show = (tag: TagRow, { catalogue, mappingsFrom }: Known, uses: Uses | undefined): GovernedTag => {
    const { id, taxonomyId, code, label, parentId, version, mergedInto, retiredAt } = tag;
    const named = (other: string | null) =>
      other === null ? null : { id: other, label: catalogue.byId.get(other)?.label ?? other };
    const mappings = (mappingsFrom.get(id) ?? []).map(({ toTag, kind }) => ({
      id: toTag,
      label: catalogue.byId.get(toTag)?.label ?? toTag,
      kind,
    }));
    return {
      id,
      taxonomy: taxonomyId,
      code,
      label,
      parent: named(parentId === null ? null : (catalogue.current(parentId)?.id ?? parentId)),
      version,
      mergedInto: named(mergedInto),
      retiredAt,
      uses: { needs: uses?.needs ?? 0, ideas: uses?.ideas ?? 0 },
      mappings,
      alike:
        taxonomyId === PLATFORM || mappings.length > 0
          ? []
          : alikeAmong(label, catalogue.choosable(PLATFORM)),
      moves: movesOf(tag),
    };
  };

  const get = async (actor: Actor, id: string): Promise<GovernedTag> => {
    refuseOthers(actor);
    const knows = await known();
    const tag = knows.catalogue.byId.get(id);
    if (tag === undefined) throw fail('tag_not_found');
    return show(tag, knows, (await usesOf([id])).get(id));
  };

  return {
    get,

    /** By how much they are used, those first that most items carry. */
    list: async (actor: Actor, { taxonomy, q, show: shown, cursor, limit }: Asked) => {
      refuseOthers(actor);
      const knows = await known();
      const { catalogue, mappingsFrom } = knows;
      const isSetAside = (tag: TagRow) => tag.mergedInto !== null || tag.retiredAt !== null;
      const fits = (tag: TagRow): boolean => {
        if (shown === 'set_aside') return isSetAside(tag);
        if (isSetAside(tag)) return false;
        return shown === 'all' || (shown === 'mapped') === mappingsFrom.has(tag.id);
      };
      const asked = q?.toLowerCase() ?? '';
      const found = catalogue.tags.filter(
        (tag) =>
          tag.taxonomyId === taxonomy &&
          fits(tag) &&
          [tag.label, tag.code, ...tag.synonyms].some((name) => name.toLowerCase().includes(asked)),
      );
      const uses = await usesOf(found.map(({ id }) => id));
      const total = (id: string): number => (uses.get(id)?.needs ?? 0) + (uses.get(id)?.ideas ?? 0);
      const after = decodeCursor(cursor, Key);
      const ranked = found
        .map((tag) => ({ tag, uses: total(tag.id) }))
        .sort((one, other) => other.uses - one.uses || (one.tag.id < other.tag.id ? -1 : 1))
        .filter(
          (one) =>
            after === undefined || one.uses < after[0] || (one.uses === after[0] && one.tag.id > after[1]),
        );
      const page = pageFrom(ranked.slice(0, limit + 1), limit, (one) => [one.uses, one.tag.id]);
      const taxonomies = Map.groupBy(
        catalogue.tags.filter((tag) => !isSetAside(tag)),
        ({ taxonomyId }) => taxonomyId,
      );
      return {
        items: page.items.map(({ tag }) => show(tag, knows, uses.get(tag.id))),
        next: page.next,
        total: found.length,
        taxonomies: [...taxonomies].map(([id, members]) => ({
          id,
          tags: members.length,
          unmapped: id === PLATFORM ? 0 : members.filter((tag) => !mappingsFrom.has(tag.id)).length,
        })),
      };
    },

    preview: async (actor: Actor, id: string, { intoId }: { intoId?: string | undefined }) => {
      refuseOthers(actor);
      const { catalogue, mappingsFrom } = await known();
      if (!catalogue.byId.has(id)) throw fail('tag_not_found');
      const reached = catalogue.under(id);
      const [reach, agencies, pairs] = await Promise.all([
        reachOf(reached, intoId === undefined ? [] : catalogue.under(intoId)),
        agenciesOn(reached),
        pairsWith(reached),
      ]);
      const named = new Set(reached);
      const mappings = [...mappingsFrom.values()].flat().filter(({ fromTag, toTag }) => {
        return fromTag === id || named.has(toTag);
      });
      return { ...reach, below: reached.length - 1, agencies, pairs, mappings: mappings.length };
    },
  };
};
