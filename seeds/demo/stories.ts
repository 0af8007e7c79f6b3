import { connectedStories } from './stories/connected.ts';
import { endedStories } from './stories/ended.ts';
import { furtherOffStories } from './stories/further-off.ts';
import { judgedStories } from './stories/judged.ts';
import type { Story } from './stories/step.ts';
import { waitingStories } from './stories/waiting.ts';

/** Every pair of the demo world that somebody has touched, with what they did. */
export const stories: Story[] = [
  ...endedStories,
  ...connectedStories,
  ...waitingStories,
  ...judgedStories,
  ...furtherOffStories,
];
