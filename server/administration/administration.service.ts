import type { AccountsService } from '../accounts/accounts.service.ts';
import type { Actor } from '../http/actor.ts';
import type { ReplyOf } from '../http/endpoint.contract.ts';
import type { OrganisationsService } from '../organisations/organisations.service.ts';
import type { findPeople } from './administration.contract.ts';

interface Deps {
  readonly accounts: Pick<AccountsService, 'standing'>;
  readonly organisations: Pick<OrganisationsService, 'membershipsOf'>;
}

/** What those who answer for the platform see of it and do with it. Each part applies its own rule. */
export const administrationService = ({ accounts, organisations }: Deps) => {
  const people = async (
    actor: Actor,
    asked: Parameters<AccountsService['standing']['people']>[1],
  ): Promise<ReplyOf<typeof findPeople>> => {
    const { items, next } = await accounts.standing.people(actor, asked);
    const memberships = await Promise.all(items.map(({ id }) => organisations.membershipsOf(id)));
    return {
      items: items.map((person, place) => ({ ...person, memberships: memberships[place] ?? [] })),
      next,
    };
  };

  return { people, movePerson: accounts.standing.move };
};
export type AdministrationService = ReturnType<typeof administrationService>;
