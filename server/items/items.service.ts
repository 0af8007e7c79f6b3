import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import type { Once } from '../database/once.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor, Asker } from '../http/actor.ts';
import type { RegionsService } from '../regions/regions.service.ts';
import type { KnownTags, TagsService } from '../tags/tags.service.ts';
import { expireItems } from './expiring.service.ts';
import { happeningsOf } from './happening.ts';
import * as profiles from './item-profiles.store.ts';
import * as store from './items.store.ts';
import type { Asked, ItemBody, ItemRow, ItemView, Kind } from './kind.ts';
import { after, isPublic, movesAt, statusAt } from './moves.ts';
import type { StoredProfile } from './profile.ts';
import { chooseTags, type SuggestedTag } from './tag-choice.ts';

export interface ItemsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly tags: TagsService;
  readonly regions: RegionsService;
}

export const itemsService = <Body extends ItemBody, Summary, Full>(
  kind: Kind<Body, Summary, Full>,
  { db, clock, tags, regions }: ItemsDeps,
) => {
  const { noun } = kind;
  const now = (): string => clock().toISOString();

  const normal = async (body: Body, known: KnownTags): Promise<Body> => ({
    ...body,
    tagIds: known.resolve(body.tagIds),
    regionCodes: await regions.resolve(body.regionCodes),
  });

  const today = (item: ItemView<Body>): ItemView<Body> => ({
    ...item,
    status: statusAt(item, now()),
  });

  const said = happeningsOf(noun);

  /** Everything that must hold before an item is open to all. */
  const assertMayOpen = async (
    trx: Trx,
    actor: Actor,
    { body, organisationId }: { body: Body; organisationId: string | null },
    at: string,
  ): Promise<void> => {
    if (!actor.verified) throw fail('email_unverified');
    assertComplete(body, at);
    if (organisationId === null || !kind.organisationMustBeVerified) return;
    const organisation = await store.holdOrganisation(trx, organisationId);
    if (organisation?.verified !== true) throw fail('organisation_unverified');
  };

  const assertComplete = (body: Body, at: string): void => {
    const issues = kind.missing(body);
    if (body.expiresAt !== null && Date.parse(body.expiresAt) <= Date.parse(at)) {
      issues.push({ path: 'body.expiresAt', message: 'Choose a day that is still to come' });
    }
    if (issues.length > 0) throw fail(`${noun}_incomplete`, issues);
  };

  const mark = async (
    trx: Trx,
    id: string,
    body: Body,
    refused: readonly string[],
    suggested: readonly SuggestedTag[],
    by: string,
    at: string,
  ): Promise<void> => {
    const held = await store.listTags(trx, noun, id);
    const chosen = chooseTags({ held, chosen: body.tagIds, refused, suggested, by, at });
    await store.replaceMarks(trx, noun, [{ id, tags: chosen, regionCodes: body.regionCodes }]);
  };

  /** Whoever may not see an item is not told that it exists. */
  const assertManages = (actor: Actor, item: ItemRow<Body>): void => {
    if (kind.manages(actor, item)) return;
    throw fail(kind.sees(actor, item) ? 'not_allowed' : `${noun}_not_found`);
  };

  const get = async (asker: Asker, id: string, known?: KnownTags): Promise<Full> => {
    const found = await store.findView<Body>(db, noun, id);
    const judges = found !== undefined && found.hiddenAt !== null && asker?.administrator === true;
    if (found === undefined || !(judges || kind.sees(asker, found))) throw fail(`${noun}_not_found`);
    const open = kind.manages(asker, found) ? movesAt(found, now()) : [];
    const moves = open.filter((one) => one !== 'publish' || found.hiddenAt === null);
    const { current } = (known ?? (await tags.known())).catalogue;
    // Its author edits it with the tags as they are called today.
    const tagIds = [...new Set(found.body.tagIds.map((tagId) => current(tagId)?.id ?? tagId))];
    return kind.fullOf(asker, today({ ...found, body: { ...found.body, tagIds } }), moves);
  };

  const move = async (
    actor: Actor,
    id: string,
    verb: 'publish' | 'pause' | 'close',
    once: Once,
  ): Promise<Full> => {
    await db.transaction((trx) =>
      once(trx, async () => {
        const at = now();
        const item = await store.getForUpdate<Body>(trx, noun, id);
        assertManages(actor, item);
        const status = after(verb, item, at);
        if (status === undefined) throw fail('already_moved');
        if (verb === 'publish' && item.hiddenAt !== null) throw fail('item_hidden');
        if (verb === 'publish') await assertMayOpen(trx, actor, item, at);
        await store.move(trx, noun, { id, status, at });
        const what = { publish: 'published', pause: 'paused', close: 'closed' } as const;
        const open = verb === 'publish' || item.publishedAt !== null;
        await record(trx, said(item, what[verb], open, actor.personId, at));
        return id;
      }),
    );
    return get(actor, id);
  };

  return {
    get,

    post: async (actor: Actor, asked: Asked<Body>, once: Once): Promise<Full> => {
      const poster = kind.posterOf(actor, asked);
      if (poster === undefined) throw fail('not_allowed');
      // A caller's organisation is one that everybody knows of; what a broker guesses must not name a hidden one.
      if (asked.onBehalf !== undefined && poster.organisationId !== null) {
        const organisation = await store.findOrganisation(db, poster.organisationId);
        if (organisation?.verified !== true) throw fail('organisation_not_found');
      }
      const known = await tags.known();
      const body = await normal(asked.body, known);
      const suggested = known.suggest(kind.wordsOf(body));
      const refused = known.resolve(asked.refusedTagIds ?? []);
      known.choosing(body.tagIds)([]);
      const id = await db.transaction((trx) =>
        once(trx, async () => {
          const at = now();
          const item = { ...poster, id: newId() };
          if (asked.publish) await assertMayOpen(trx, actor, { ...poster, body }, at);
          await store.insert(trx, noun, {
            ...item,
            body,
            status: asked.publish ? 'published' : 'draft',
            unclaimed: poster.postedBy === null,
            onBehalfConsent: asked.onBehalf?.consent ?? null,
            createdAt: at,
            publishedAt: asked.publish ? at : null,
            expiresAt: body.expiresAt,
          });
          await store.insertVersion(trx, noun, {
            id: item.id,
            version: 1,
            body,
            editedBy: actor.personId,
            at,
          });
          await mark(trx, item.id, body, refused, suggested, actor.personId, at);
          await record(
            trx,
            said(item, asked.publish ? 'published' : 'drafted', asked.publish, actor.personId, at),
          );
          return item.id;
        }),
      );
      return get(actor, id, known);
    },

    edit: async (
      actor: Actor,
      id: string,
      version: number,
      asked: { readonly body: Body; readonly refusedTagIds?: readonly string[] },
    ): Promise<Full> => {
      const known = await tags.known();
      const body = await normal(asked.body, known);
      const suggested = known.suggest(kind.wordsOf(body));
      const refused = known.resolve(asked.refusedTagIds ?? []);
      const refuseRetired = known.choosing(body.tagIds);
      await db.transaction(async (trx) => {
        const at = now();
        const item = await store.getForUpdate<Body>(trx, noun, id);
        assertManages(actor, item);
        if (!movesAt(item, at).includes('edit')) throw fail(`${noun}_not_open`);
        if (item.version !== version) throw fail('stale_version');
        // What an item carries it keeps, also when nobody else can choose it any more.
        refuseRetired(item.body.tagIds);
        if (isDeepStrictEqual(body, item.body) && refused.length === 0) return;
        if (statusAt(item, at) === 'published') assertComplete(body, at);
        const next = item.version + 1;
        await store.rewrite(trx, noun, { id, version: next, body, expiresAt: body.expiresAt, at });
        await store.insertVersion(trx, noun, { id, version: next, body, editedBy: actor.personId, at });
        await mark(trx, id, body, refused, suggested, actor.personId, at);
        await record(trx, said(item, 'edited', isPublic(item), actor.personId, at));
      });
      return get(actor, id, known);
    },

    publish: (actor: Actor, id: string, once: Once): Promise<Full> => move(actor, id, 'publish', once),
    pause: (actor: Actor, id: string, once: Once): Promise<Full> => move(actor, id, 'pause', once),
    close: (actor: Actor, id: string, once: Once): Promise<Full> => move(actor, id, 'close', once),

    expire: () => expireItems(noun, { db, clock }),

    /** The row, locked until the transaction ends, with the status that counts now. For features above. */
    getForUpdate: async (trx: Trx, id: string): Promise<ItemRow<Body>> => {
      const item = await store.getForUpdate<Body>(trx, noun, id);
      return { ...item, status: statusAt(item, now()) };
    },

    /** How it stands now, whoever asks: for features above, which say who may know. */
    standing: async (trx: Db | Trx, id: string) => {
      const found = await store.findView<Body>(trx, noun, id);
      if (found === undefined) return undefined;
      const { body, unclaimed, organisationId, onBehalfAgencyId } = found;
      return {
        title: body.title,
        status: statusAt(found, now()),
        unclaimed,
        organisationId,
        onBehalfAgencyId,
      };
    },

    /** What the public is shown of items, by id; those that do not exist are left out. */
    summaries: async (trx: Db | Trx, ids: readonly string[]): Promise<Map<string, Summary>> => {
      if (ids.length === 0) return new Map();
      const found = await store.listViews<Body>(trx, noun, ids);
      return new Map(found.map((item) => [item.id, kind.summaryOf(null, today(item))]));
    },

    profile: async (trx: Db | Trx, id: string): Promise<StoredProfile<Body> | undefined> =>
      (await profiles.listProfiles<Body>(trx, noun, [id]))[0],
  };
};
