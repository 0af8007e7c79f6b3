import { plain } from '../plain.ts';
import type { DemoNeed } from './need.ts';

/** The Warm Door: a charity can have needs too. */
export const charityNeeds: DemoNeed[] = [
  {
    key: 'holiday-food',
    by: 'owen',
    organisation: 'warm-door',
    postedDaysAgo: 130,
    status: 'closed',
    endedDaysAgo: 68,
    title: 'Six weeks without school dinners',
    problem: plain`
      In the summer holidays the families at our food table double. Children who have a free school dinner in
      July have toast in August. Parents tell us that they skip meals, and that a holiday club with
      forms and a lanyard feels like being inspected.
    `,
    whoFor: 'About 340 families with school-age children in Wolverhampton who come to us in the holidays.',
    evidence:
      'Parcels in August: 612, against 290 in June. One parent in three said that they had gone without.',
    trigger: 'own_initiative',
    outcome: 'Families eat well through the summer without having to prove that they are poor.',
    baseline: '612 emergency parcels in August',
    target: 'fewer than 400',
    regionCodes: ['E08000031'],
    localOnly: true,
    tagCodes: ['FOOD-INSEC', 'YOUTH-HOLI', 'FOOD-BANK'],
    level: 'public',
    phase: 3,
    organisationNamed: true,
    budgetMin: 4_000_00,
    budgetMax: 15_000_00,
    resources: ['site', 'time'],
    deadlineInDays: -75,
  },
  {
    key: 'sofa-surfing',
    by: 'owen',
    organisation: 'warm-door',
    postedDaysAgo: 15,
    status: 'published',
    title: 'Sixteen to twenty-four and sleeping on sofas',
    problem: plain`
      Young people who have been told to leave home do not come to a hostel: they go from sofa to sofa until
      the friends run out. We meet them at the food table with a rucksack. The nearest emergency bed for
      somebody under 25 is in Birmingham, and by the time it is free they have stopped answering.
    `,
    whoFor: 'Young people between 16 and 24 in Dudley with nowhere settled to sleep.',
    evidence: plain`
      We met 94 last year and found a bed within two nights for 22. Eleven of those who did not get one told
      us later of a night with somebody they were afraid of.
    `,
    trigger: 'pressure',
    outcome: 'A safe bed within one night, and a way back home or to a first room within three months.',
    baseline: '22 of 94 housed within two nights',
    target: '70 of 100',
    regionCodes: ['E08000027'],
    localOnly: false,
    tagCodes: ['HLESS-HIDDEN', 'YOUTH', 'HOUS-SUPP'],
    level: 'frontline',
    phase: 1,
    organisationNamed: true,
    budgetMin: 5_000_00,
    budgetMax: 25_000_00,
    resources: ['site', 'time', 'mentoring'],
    deadlineInDays: 70,
  },
];
