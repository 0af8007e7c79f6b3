import type { EventType } from '../events/events.contract.ts';

/** What happens to taxonomies that a copy of them must follow: labels, the tree, what stands for what. */
const retagging: ReadonlySet<EventType> = new Set([
  'tag.imported',
  'tag.renamed',
  'tag.moved',
  'tag.merged',
  'tag.retired',
  'tag.restored',
  'tag.mapped',
]);

export const changesTags = (type: EventType): boolean => retagging.has(type);
