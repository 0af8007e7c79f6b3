import type { AccountsService } from '../accounts/accounts.service.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../database/connect.ts';
import { claimedService } from './claimed.service.ts';
import { grantsService } from './grants.service.ts';
import { importsService } from './imports.service.ts';
import { invitationsService } from './invitations.service.ts';
import { membersService } from './members.service.ts';
import { patchesService } from './patches.service.ts';
import { registerService } from './register.service.ts';

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly accounts: AccountsService;
}

/** The door to everything about organisations; each part is in the file of its name. */
export const organisationsService = ({ db, clock, accounts }: Deps) => {
  const now = (): string => clock().toISOString();
  const members = membersService({ db, now, accounts });
  return {
    ...registerService({ db, now, members }),
    ...members,
    ...invitationsService({ db, clock, accounts, members }),
    ...grantsService({ db, now }),
    ...claimedService({ now, members }),
    ...patchesService({ db, now }),
    ...importsService({ now }),
  };
};
export type OrganisationsService = ReturnType<typeof organisationsService>;
