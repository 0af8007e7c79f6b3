import type { DemoOrganisation } from './organisation.ts';
import { organisationsFurtherOff } from './organisations-further-off.ts';

const wales = 'W92000004';
const england = 'E92000001';
const scotland = 'S92000003';
const northernIreland = 'N92000002';
const westMidlands = 'E12000005';
const herefordshire = 'E06000019';
const shropshire = 'E06000051';

export const organisations: DemoOrganisation[] = [
  {
    key: 'drovers',
    name: "The Drovers' Exchange",
    kind: 'agency',
    about:
      'We introduce people with a problem to people with an idea, across Wales and the Marches, and for Scotland until somebody nearer does.',
    regionCodes: [wales, herefordshire, shropshire, scotland],
    patch: [
      { regionCode: wales, tagCode: null },
      { regionCode: herefordshire, tagCode: null },
      { regionCode: shropshire, tagCode: null },
      { regionCode: scotland, tagCode: null },
    ],
    verified: true,
  },
  {
    key: 'towpath',
    name: 'Towpath Midlands',
    kind: 'agency',
    about:
      'Go-betweens for the West Midlands, for older and lonely people anywhere in England, and for Northern Ireland.',
    regionCodes: [westMidlands, northernIreland],
    patch: [
      { regionCode: westMidlands, tagCode: null },
      { regionCode: england, tagCode: 'AGE' },
      { regionCode: england, tagCode: 'COM-LONE' },
      { regionCode: northernIreland, tagCode: null },
    ],
    verified: true,
  },
  {
    key: 'teme',
    name: 'Teme and Clun Council',
    kind: 'council',
    about: 'A rural council on both banks of the Teme: market towns, hill farms and a great many lanes.',
    regionCodes: [shropshire, herefordshire],
    patch: [],
    verified: true,
  },
  {
    key: 'tame',
    name: 'Tame Borough Council',
    kind: 'council',
    about: 'A Black Country borough of 300,000 people between Walsall and West Bromwich.',
    regionCodes: ['E08000030', 'E08000028'],
    patch: [],
    verified: true,
  },
  {
    key: 'severn',
    name: 'Upper Severn Health Board',
    kind: 'nhs',
    about: 'Community hospitals, clinics and nursing for the uplands from Llanidloes to the coast.',
    regionCodes: ['W06000023', 'W06000008'],
    patch: [],
    verified: true,
  },
  {
    key: 'warm-door',
    name: 'The Warm Door',
    kind: 'charity',
    about: 'A Dudley charity: a food table, a debt desk, and somebody who puts the kettle on.',
    regionCodes: ['E08000027', 'E08000031'],
    patch: [],
    verified: true,
  },
  {
    key: 'ashfold',
    name: 'Ashfold Care Homes',
    kind: 'company',
    about: 'Three small care homes in Wolverhampton with 88 residents between them.',
    regionCodes: ['E08000031'],
    patch: [],
    verified: false,
  },
  ...organisationsFurtherOff,
];
