import { birthDeathAndRoadIdeas } from './ideas/birth-death-and-the-road.ts';
import { busDriverIdeas } from './ideas/bus-driver.ts';
import { careHomeIdeas } from './ideas/care-home-worker.ts';
import { careLeaverIdeas } from './ideas/care-leaver.ts';
import { carerIdeas } from './ideas/carer.ts';
import { charityAndCallerIdeas } from './ideas/charity-and-callers.ts';
import { fireFuelAndHeatIdeas } from './ideas/fire-fuel-and-heat.ts';
import type { DemoIdea } from './ideas/idea.ts';
import { northernEnglishIdeas } from './ideas/northern-england.ts';
import { northernIrishIdeas } from './ideas/northern-ireland.ts';
import { nurseIdeas } from './ideas/nurse.ts';
import { papersAndWeekendsIdeas } from './ideas/papers-and-weekends.ts';
import { probationIdeas } from './ideas/probation-officer.ts';
import { scottishIdeas } from './ideas/scotland.ts';
import { secondHelpings } from './ideas/second-helpings.ts';
import { southernEnglishIdeas } from './ideas/southern-england.ts';
import { startingOutIdeas } from './ideas/young-and-starting-out.ts';
import { charityNeeds } from './needs/charity.ts';
import { fireFuelAndHeatNeeds } from './needs/fire-fuel-and-heat.ts';
import { healthBoardNeeds } from './needs/health-board.ts';
import type { DemoNeed } from './needs/need.ts';
import { northAndValleysNeeds } from './needs/north-and-valleys.ts';
import { northernIrishNeeds } from './needs/northern-ireland.ts';
import { papersDrinkAndLastThingsNeeds } from './needs/papers-drink-and-last-things.ts';
import { ruralCouncilNeeds } from './needs/rural-council.ts';
import { scottishNeeds } from './needs/scotland.ts';
import { southAndEastNeeds } from './needs/south-and-east.ts';
import { townCouncilNeeds } from './needs/town-council.ts';
import { youngPeopleNeeds } from './needs/young-people.ts';

export const needs: DemoNeed[] = [
  ...healthBoardNeeds,
  ...ruralCouncilNeeds,
  ...townCouncilNeeds,
  ...charityNeeds,
  ...scottishNeeds,
  ...northernIrishNeeds,
  ...northAndValleysNeeds,
  ...southAndEastNeeds,
  ...youngPeopleNeeds,
  ...fireFuelAndHeatNeeds,
  ...papersDrinkAndLastThingsNeeds,
];

export const ideas: DemoIdea[] = [
  ...nurseIdeas,
  ...careHomeIdeas,
  ...carerIdeas,
  ...careLeaverIdeas,
  ...probationIdeas,
  ...busDriverIdeas,
  ...charityAndCallerIdeas,
  ...scottishIdeas,
  ...northernIrishIdeas,
  ...northernEnglishIdeas,
  ...southernEnglishIdeas,
  ...startingOutIdeas,
  ...fireFuelAndHeatIdeas,
  ...papersAndWeekendsIdeas,
  ...birthDeathAndRoadIdeas,
  ...secondHelpings,
];
