import { busDriverIdeas } from './ideas/bus-driver.ts';
import { careHomeIdeas } from './ideas/care-home-worker.ts';
import { careLeaverIdeas } from './ideas/care-leaver.ts';
import { carerIdeas } from './ideas/carer.ts';
import { charityAndCallerIdeas } from './ideas/charity-and-callers.ts';
import type { DemoIdea } from './ideas/idea.ts';
import { nurseIdeas } from './ideas/nurse.ts';
import { probationIdeas } from './ideas/probation-officer.ts';
import { charityNeeds } from './needs/charity.ts';
import { healthBoardNeeds } from './needs/health-board.ts';
import type { DemoNeed } from './needs/need.ts';
import { ruralCouncilNeeds } from './needs/rural-council.ts';
import { townCouncilNeeds } from './needs/town-council.ts';

export const needs: DemoNeed[] = [
  ...healthBoardNeeds,
  ...ruralCouncilNeeds,
  ...townCouncilNeeds,
  ...charityNeeds,
];

export const ideas: DemoIdea[] = [
  ...nurseIdeas,
  ...careHomeIdeas,
  ...carerIdeas,
  ...careLeaverIdeas,
  ...probationIdeas,
  ...busDriverIdeas,
  ...charityAndCallerIdeas,
];
