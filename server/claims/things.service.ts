import type { Db, Trx } from '../database/connect.ts';
import { fail } from '../fail.ts';
import type { Asker } from '../http/actor.ts';
import type { IdeasService } from '../ideas/ideas.service.ts';
import { coverageOf } from '../matching/coverage.service.ts';
import { storedItems } from '../matching/items.service.ts';
import type { NeedsService } from '../needs/needs.service.ts';
import type { OrganisationsService } from '../organisations/organisations.service.ts';
import type { ClaimedNoun } from './claims.contract.ts';
import type { Thing } from './claims.policy.ts';

export interface Deps {
  readonly needs: NeedsService;
  readonly ideas: IdeasService;
  readonly organisations: OrganisationsService;
  readonly now: () => string;
}

export interface What {
  readonly noun: ClaimedNoun;
  readonly id: string;
}

/** What is claimed, as far as claiming it needs to know it. */
export interface Described extends Thing, What {
  readonly title: string;
  /** It is a need or an idea that is not open at the moment. */
  readonly open: boolean;
  /** Of an organisation: how many needs and ideas nobody has claimed. */
  readonly items: number | null;
  /** The imported organisation of a need or an idea that could be claimed with all that is of it. */
  readonly whole: { readonly id: string; readonly name: string; readonly items: number } | null;
}

/** An organisation is covered by whoever covers all that is of it; one with more items is for administrators alone. */
const LOOKED_AT = 200;

/** What can be claimed, and who answers for the place and the theme that it lies in. */
export const thingsService = ({ needs, ideas, organisations, now }: Deps) => {
  const countOf = async (trx: Db | Trx, id: string): Promise<number> =>
    (await needs.countUnclaimedOf(trx, id)) + (await ideas.countUnclaimedOf(trx, id));

  /** The agencies whose patch covers every one of these. */
  const coveringAll = async (
    trx: Db | Trx,
    ids: { need: readonly string[]; idea: readonly string[] },
  ): Promise<string[]> => {
    const items = [
      ...(await storedItems(trx, 'need', ids.need, now())),
      ...(await storedItems(trx, 'idea', ids.idea, now())),
    ];
    const { coveredBy } = await coverageOf(trx, { organisations }, items);
    const [first = [], ...others] = items.map(({ id }) => coveredBy(id));
    return first.filter((agencyId) => others.every((agencyIds) => agencyIds.includes(agencyId)));
  };

  const organisation = async (trx: Db | Trx, id: string): Promise<Described> => {
    const found = await organisations.claimable(trx, id);
    if (found === undefined) throw fail('organisation_not_found');
    const ids = {
      need: await needs.publishedOf(trx, id, LOOKED_AT + 1),
      idea: await ideas.publishedOf(trx, id, LOOKED_AT + 1),
    };
    const tooMany = ids.need.length + ids.idea.length > LOOKED_AT;
    return {
      noun: 'organisation',
      id,
      title: found.name,
      claimed: found.claimed,
      organisationId: null,
      agencyIds: tooMany ? [] : await coveringAll(trx, ids),
      makesBroker: found.isAgency,
      open: true,
      items: await countOf(trx, id),
      whole: null,
    };
  };

  const item = async (trx: Db | Trx, noun: 'need' | 'idea', id: string): Promise<Described> => {
    const service = noun === 'need' ? needs : ideas;
    const found = (await service.standing(trx, id)) ?? undefined;
    if (found === undefined) throw fail(`${noun}_not_found`);
    const { title, status, unclaimed, organisationId, onBehalfAgencyId } = found;
    const owner = organisationId === null ? undefined : await organisations.claimable(trx, organisationId);
    const covering = await coveringAll(trx, { need: [], idea: [], [noun]: [id] });
    return {
      noun,
      id,
      title,
      claimed: !unclaimed,
      organisationId: owner?.verified ? owner.id : null,
      agencyIds: [...covering, ...(onBehalfAgencyId === null ? [] : [onBehalfAgencyId])],
      makesBroker: false,
      open: status === 'published',
      items: null,
      whole:
        owner === undefined || owner.claimed || !unclaimed
          ? null
          : { id: owner.id, name: owner.name, items: await countOf(trx, owner.id) },
    };
  };

  const describe = (trx: Db | Trx, { noun, id }: What): Promise<Described> =>
    noun === 'organisation' ? organisation(trx, id) : item(trx, noun, id);

  return {
    describe,

    /** The same, only for whoever may see it; for anybody else it does not exist. */
    describeFor: async (trx: Db | Trx, asker: Asker, what: What): Promise<Described> => {
      if (what.noun === 'need') await needs.get(asker, what.id);
      if (what.noun === 'idea') await ideas.get(asker, what.id);
      if (what.noun === 'organisation') await organisations.get(asker, what.id);
      return describe(trx, what);
    },

    /** Held until the transaction ends, so that of two claims one is first. */
    lock: async (trx: Trx, { noun, id }: What): Promise<void> => {
      if (noun === 'need') await needs.getForUpdate(trx, id);
      if (noun === 'idea') await ideas.getForUpdate(trx, id);
      if (noun === 'organisation') await organisations.claimable(trx, id, { lock: true });
    },
  };
};
