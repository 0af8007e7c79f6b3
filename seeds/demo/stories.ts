import { burningHillStory } from './stories/burning-hill.ts';
import { connectedStories } from './stories/connected.ts';
import { endedStories } from './stories/ended.ts';
import { furtherOffStories } from './stories/further-off.ts';
import { judgedStories } from './stories/judged.ts';
import { kettleClassStory } from './stories/kettle-class.ts';
import { newlyBegunStories } from './stories/newly-begun.ts';
import type { Story } from './stories/step.ts';
import { thisWeekStories } from './stories/this-week.ts';
import { waitingStories } from './stories/waiting.ts';

/** Every pair of the demo world that somebody has touched, with what they did. */
export const stories: Story[] = [
  ...endedStories,
  kettleClassStory,
  burningHillStory,
  ...connectedStories,
  ...waitingStories,
  ...judgedStories,
  ...furtherOffStories,
  ...newlyBegunStories,
  ...thisWeekStories,
];
