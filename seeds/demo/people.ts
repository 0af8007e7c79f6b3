import type { PersonKind } from '#server/accounts/accounts.contract.ts';
import type { OrganisationKey } from './organisations.ts';

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
  | 'eluned';

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

/** One password for all: these people exist only in the demo world. */
export const demoPassword = 'pushpull-demo';

export const people: DemoPerson[] = [
  {
    key: 'nia',
    name: 'Nia Prosser',
    email: 'nia.prosser@example.org',
    telephone: '01632 960114',
    role: 'broker',
    kind: 'officer',
    about: "a broker at The Drovers' Exchange (Wales and the Marches)",
    organisation: 'drovers',
    grants: [],
  },
  {
    key: 'gareth',
    name: 'Gareth Llewelyn-Pugh',
    email: 'gareth.llewelyn-pugh@example.org',
    telephone: '01632 960231',
    role: 'commissioner',
    kind: 'officer',
    about: 'a commissioner at Upper Severn Health Board',
    organisation: 'severn',
    grants: ['drovers'],
  },
  {
    key: 'bethan',
    name: 'Bethan Rowlands',
    email: 'bethan.rowlands@example.org',
    telephone: '07700 900162',
    role: 'contributor',
    kind: 'frontline_worker',
    about: 'a community nurse in Powys',
    organisation: null,
    grants: ['drovers', 'towpath'],
  },
  {
    key: 'ruth',
    name: 'Ruth Adeyemi-Cole',
    email: 'ruth.adeyemi-cole@example.org',
    telephone: '01632 960100',
    role: 'administrator',
    kind: 'officer',
    about: 'the administrator, who verifies organisations',
    organisation: null,
    grants: [],
  },
  {
    key: 'farida',
    name: 'Farida Choudhry',
    email: 'farida.choudhry@example.org',
    telephone: '01632 960177',
    role: 'broker',
    kind: 'officer',
    about: 'a broker at Towpath Midlands',
    organisation: 'towpath',
    grants: [],
  },
  {
    key: 'tomos',
    name: 'Tomos Hale',
    email: 'tomos.hale@example.org',
    telephone: '01632 960118',
    role: 'broker',
    kind: 'officer',
    about: "Nia's colleague at The Drovers' Exchange",
    organisation: 'drovers',
    grants: [],
  },
  {
    key: 'helen',
    name: 'Helen Garbett',
    email: 'helen.garbett@example.org',
    telephone: '01632 960305',
    role: 'commissioner',
    kind: 'officer',
    about: 'a commissioner at Teme and Clun Council',
    organisation: 'teme',
    grants: ['drovers', 'towpath'],
  },
  {
    key: 'priya',
    name: 'Priya Sandhu-Moore',
    email: 'priya.sandhu-moore@example.org',
    telephone: '01632 960342',
    role: 'commissioner',
    kind: 'officer',
    about: 'a commissioner at Tame Borough Council',
    organisation: 'tame',
    grants: ['towpath'],
  },
  {
    key: 'owen',
    name: 'Owen Fairclough',
    email: 'owen.fairclough@example.org',
    telephone: '01632 960419',
    role: 'commissioner',
    kind: 'officer',
    about: 'the manager of The Warm Door, a charity in Dudley',
    organisation: 'warm-door',
    grants: ['towpath'],
  },
  {
    key: 'marlon',
    name: 'Marlon Achebe-Grant',
    email: 'marlon.achebe-grant@example.org',
    telephone: '07700 900205',
    role: 'contributor',
    kind: 'frontline_worker',
    about: 'a care-home worker in Wolverhampton',
    organisation: null,
    grants: ['towpath'],
  },
  {
    key: 'sheila',
    name: 'Sheila Corfield',
    email: 'sheila.corfield@example.org',
    telephone: '07700 900318',
    role: 'contributor',
    kind: 'carer',
    about: 'a carer in Shropshire',
    organisation: null,
    grants: ['drovers'],
  },
  {
    key: 'kay',
    name: 'Kayleigh Tudge',
    email: 'kayleigh.tudge@example.org',
    telephone: '07700 900441',
    role: 'contributor',
    kind: 'service_user',
    about: 'a care leaver in Walsall, who posts under a pseudonym',
    organisation: null,
    grants: ['towpath'],
  },
  {
    key: 'imran',
    name: 'Imran Sheikh-Dale',
    email: 'imran.sheikh-dale@example.org',
    telephone: '07700 900527',
    role: 'contributor',
    kind: 'frontline_worker',
    about: 'a probation officer in Stoke-on-Trent',
    organisation: null,
    grants: ['towpath'],
  },
  {
    key: 'eluned',
    name: 'Eluned Parry',
    email: 'eluned.parry@example.org',
    telephone: '07700 900683',
    role: 'contributor',
    kind: 'frontline_worker',
    about: 'a bus driver in Ceredigion',
    organisation: null,
    grants: ['drovers'],
  },
];
