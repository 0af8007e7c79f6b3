import type { Issue } from '../fail.ts';
import type { NeedBody } from './needs.contract.ts';

/**
 * What a need still lacks before it may be open to all, a line per field. Whoever reads it must be able to tell
 * what is wrong, for whom, what would be better, and where; "everywhere" is the country itself, chosen on purpose.
 */
export const missingFrom = (need: NeedBody): Issue[] => {
  const issues: Issue[] = [];
  const ask = (field: keyof NeedBody, message: string): void => {
    issues.push({ path: `body.${field}`, message });
  };
  if (need.problem === '') ask('problem', 'Say what is wrong');
  if (need.whoFor === '') ask('whoFor', 'Say who it is for');
  if (need.outcome === '') ask('outcome', 'Say what would count as better');
  if (need.regionCodes.length === 0) {
    ask('regionCodes', 'Choose at least one place, or United Kingdom if it is everywhere');
  }
  return issues;
};
