import type { Issue } from '../fail.ts';
import type { IdeaBody } from './ideas.contract.ts';

/**
 * What an idea still lacks before it may be open to all, a line per field. A summary is enough of a text: how it
 * works may be told to whoever asks. It needs a place unless it can work anywhere.
 */
export const missingFrom = (idea: IdeaBody): Issue[] => {
  const issues: Issue[] = [];
  const ask = (field: keyof IdeaBody, message: string): void => {
    issues.push({ path: `body.${field}`, message });
  };
  if (idea.summary === '') ask('summary', 'Say in plain words what it does');
  if (idea.reach !== 'anywhere' && idea.regionCodes.length === 0) {
    ask('regionCodes', 'Choose at least one place, or say that it can work anywhere');
  }
  return issues;
};
