import { plain } from '../plain.ts';
import type { DemoIdea } from './idea.ts';

/** Sheila, who looks after her husband near Ludlow. */
export const carerIdeas: DemoIdea[] = [
  {
    key: 'tuesday-walk',
    by: 'sheila',
    organisation: null,
    postedDaysAgo: 57,
    status: 'published',
    title: 'The Tuesday walk: dementia in walking boots',
    summary: plain`
      Six people with dementia and six volunteers walk two miles every Tuesday, whatever the weather, and have
      soup after. The people who look after them get three hours to themselves. My husband forgets the
      walk and remembers that he is happy on Tuesdays.
    `,
    how: plain`
      One to one, always the same pair. A flat route and a bench every quarter mile, chosen by a retired
      ranger. The pairs start within a month of diagnosis, before people have got used to staying in.
      Carers may come for the soup but not for the walk: that was the best rule we made.
    `,
    evidenceLevel: 1,
    stage: 'sustained',
    contributorKind: 'carer',
    regionCodes: ['E06000051'],
    reach: 'anywhere',
    tagCodes: ['AGE-DEM', 'CARE-CARER', 'MOVE-WALK', 'COM-VOL'],
    costMin: 1_000_00,
    costMax: 5_000_00,
    asks: ['pilot_site', 'mentor'],
    licence: 'Free to use',
    openPlaces: 3,
    authorStyle: 'name',
    authorLabel: 'Sheila Corfield, who looks after her husband',
  },
  {
    key: 'carers-at-the-bedside',
    by: 'sheila',
    organisation: null,
    postedDaysAgo: 43,
    status: 'published',
    title: 'Nobody goes home until the carer has been asked',
    summary: plain`
      Before an older person is discharged from hospital, the carer who will have them at home answers five
      questions: can you lift, can you be there, do you know the tablets, is the house warm, who do you
      ring? If one answer is no, somebody sorts that first.
    `,
    how: plain`
      It is one sheet of paper, and it needs the carer's signature beside the nurse's. I wrote it after my
      husband came home in pyjamas by taxi. The ward that tried it for eight weeks used it for 70 people and
      delayed 9, none by more than a day.
    `,
    evidenceLevel: 1,
    stage: 'prototype',
    contributorKind: 'carer',
    regionCodes: ['E06000051'],
    reach: 'nearby',
    tagCodes: ['NHS-DISCH', 'CARE-CARER', 'AGE'],
    costMin: 0,
    costMax: 3_000_00,
    asks: ['pilot_site', 'evidence_partner'],
    licence: 'Free to use',
    openPlaces: 2,
    authorStyle: 'kind',
    authorLabel: 'a carer in Shropshire',
  },
  {
    key: 'sitting-swap',
    by: 'sheila',
    organisation: null,
    postedDaysAgo: 9,
    status: 'draft',
    title: 'The sitting swap',
    summary: plain`
      Carers who know each other sit with each other's husband or mother for an afternoon, turn and turn about,
      and keep count with buttons in a jar. No money, no agency, nobody new in the house.
    `,
    how: 'Eight households within ten miles of each other; one person keeps the jar. I want advice on insurance.',
    evidenceLevel: 0,
    stage: 'proposal',
    contributorKind: 'carer',
    regionCodes: ['E06000051'],
    reach: 'here',
    tagCodes: ['CARE-CARER-BREAK', 'AGE-DEM'],
    costMin: null,
    costMax: 500_00,
    asks: ['mentor'],
    licence: 'Free to use',
    openPlaces: 1,
    authorStyle: 'kind',
    authorLabel: 'a carer in Shropshire',
  },
  {
    key: 'grandchild-hour',
    by: 'sheila',
    organisation: null,
    postedDaysAgo: 60,
    status: 'published',
    title: 'The grandchild hour',
    summary: plain`
      Sixth-formers come to the sheltered flats on Wednesdays and teach one older person one thing on their own
      telephone: a photograph, a prescription, a video call. One hour, one thing, no course, and cake.
    `,
    how: plain`
      The school counts it as volunteering. Each pair meets six times. Nobody touches bank details: that is
      written on the wall. Of 31 tenants who started, 26 now do at least one thing online by themselves, and
      most of the young people kept coming after they had their certificate.
    `,
    evidenceLevel: 1,
    stage: 'sustained',
    contributorKind: 'carer',
    regionCodes: ['E06000051'],
    reach: 'anywhere',
    tagCodes: ['DIG-SKILL', 'AGE-MEET', 'AGE-EXTRA'],
    costMin: 0,
    costMax: 2_000_00,
    asks: ['pilot_site'],
    licence: 'CC BY 4.0',
    openPlaces: 6,
    authorStyle: 'kind',
    authorLabel: 'a carer in Shropshire',
  },
];
