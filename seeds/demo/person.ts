import type { PersonKind } from '#server/accounts/accounts.contract.ts';
import type { OrganisationKey } from './organisation.ts';

export type PersonKey =
  | 'ruth'
  | 'nia'
  | 'tomos'
  | 'farida'
  | 'gareth'
  | 'helen'
  | 'priya'
  | 'owen'
  | 'bethan'
  | 'marlon'
  | 'sheila'
  | 'kay'
  | 'imran'
  | 'eluned'
  | 'elspeth'
  | 'calum'
  | 'siobhan'
  | 'conor'
  | 'angela'
  | 'rory'
  | 'yusuf'
  | 'rhian'
  | 'dawn'
  | 'delphine'
  | 'magnus'
  | 'shona'
  | 'aoife'
  | 'dermot'
  | 'keeley'
  | 'tariq'
  | 'jo'
  | 'blessing';

export type DemoPerson = {
  key: PersonKey;
  name: string;
  email: string;
  /** From the ranges that Ofcom keeps for drama: they ring nowhere. */
  telephone: string;
  role: 'administrator' | 'broker' | 'commissioner' | 'contributor';
  kind: PersonKind;
  /** What the sign-in page says beside "try as". */
  about: string;
  organisation: OrganisationKey | null;
  /** Agencies whose brokers may read the contact card. */
  grants: OrganisationKey[];
};
