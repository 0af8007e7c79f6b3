import type { Letter } from '../mail/letter.ts';
import { groupTitles } from './notice-words.ts';
import { NotificationGroup } from './notifications.contract.ts';

/** One thing that a digest tells. */
export interface DigestLine {
  readonly group: NotificationGroup;
  readonly text: string;
  readonly about: string;
  readonly path: string;
  /** ISO 8601. */
  readonly at: string;
}

/** A longer one is not read. */
export const MOST_LINES = 30;

/**
 * The lines of a digest as a letter: the newest thirty, in groups, each newest first, and how many more there are.
 * Undefined where there is nothing to say.
 */
export const digestOf = (
  lines: readonly DigestLine[],
  footer: NonNullable<Letter['footer']>,
): Letter | undefined => {
  if (lines.length === 0) return undefined;
  const told = lines.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, MOST_LINES);
  const more = lines.length - told.length;
  return {
    subject:
      lines.length === 1 ? 'One thing since we last wrote' : `${lines.length} things since we last wrote`,
    lines: ['What happened on Pushpull that concerns you, newest first.'],
    sections: NotificationGroup.options.flatMap((group) => {
      const items = told.filter((line) => line.group === group);
      return items.length === 0 ? [] : [{ title: groupTitles[group], items }];
    }),
    action:
      more === 0
        ? { label: 'See all your notices', path: '/notifications' }
        : { label: `And ${more} more: see all your notices`, path: '/notifications' },
    footer,
  };
};
