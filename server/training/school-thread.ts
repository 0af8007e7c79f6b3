import { openSchool } from '../process/school.ts';
import type { TaggedExample } from '../tags/tagger/example.ts';
import type { School, Schooled, Subject } from '../tags/tagger.service.ts';

/** Learns a tagger in a thread of its own. */
export const schoolInThread = ({ tags, seed }: Subject): School => {
  // Rows carry more than suggesting needs.
  const subject: Subject = {
    tags: tags.map(({ id, parentId, label, synonyms, pattern, excludePattern }) => ({
      id,
      parentId,
      label,
      synonyms,
      pattern,
      excludePattern,
    })),
    seed,
  };
  const { take, learn, close } = openSchool<readonly TaggedExample[], 'learn', Schooled>(
    new URL('./program.ts', import.meta.url),
    'tags',
    subject,
  );
  return { take, learn: () => learn('learn'), close };
};
