import { MOST_COUNTED } from '#server/matching/matching.contract.ts';
import { formatCount } from '../ui/format.ts';

/** "1,000+": how many more nobody needs to know, and counting them would take long. */
export const countOf = (found: number): string =>
  found > MOST_COUNTED ? `${formatCount(MOST_COUNTED)}+` : formatCount(found);
