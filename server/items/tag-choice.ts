import type { TagOrigin } from '../tags/tags.contract.ts';

/** A tag as an item holds it. `rejectedAt`: somebody took it away, and it is not suggested again. */
export interface HeldTag {
  readonly tagId: string;
  readonly origin: TagOrigin;
  /** In (0, 1]; 1 when a person chose it. */
  readonly confidence: number;
  readonly decidedBy: string | null;
  readonly rejectedAt: string | null;
}

/** A tag that the text suggests, and what suggests it. */
export interface SuggestedTag {
  readonly id: string;
  readonly origin: Extract<TagOrigin, 'pattern' | 'model'>;
  readonly confidence: number;
}

interface Choice {
  readonly held: readonly HeldTag[];
  /** What the author chose now, all of it. */
  readonly chosen: readonly string[];
  /** Suggestions that the author does not want. */
  readonly refused: readonly string[];
  readonly suggested: readonly SuggestedTag[];
  readonly by: string | null;
  readonly at: string;
}

/**
 * The tags of an item after its author wrote it anew. What the author chose stands; what the author chose before
 * and left out now, or refused, is remembered as rejected; suggestions, by pattern or by model, follow the text; tags
 * of brokers stay until the author refuses them.
 */
export const chooseTags = ({ held, chosen, refused, suggested, by, at }: Choice): HeldTag[] => {
  const tags = new Map<string, HeldTag>();
  for (const tagId of chosen) {
    const before = held.find(
      (tag) => tag.tagId === tagId && tag.origin === 'author' && tag.rejectedAt === null,
    );
    tags.set(tagId, before ?? { tagId, origin: 'author', confidence: 1, decidedBy: by, rejectedAt: null });
  }
  for (const tag of held) {
    if (tags.has(tag.tagId)) continue;
    if (tag.rejectedAt !== null) tags.set(tag.tagId, tag);
    else if (tag.origin === 'author' || refused.includes(tag.tagId)) {
      tags.set(tag.tagId, { ...tag, decidedBy: by, rejectedAt: at });
    } else if (tag.origin === 'broker') tags.set(tag.tagId, tag);
  }
  for (const tagId of refused) {
    if (!tags.has(tagId)) {
      tags.set(tagId, { tagId, origin: 'pattern', confidence: 1, decidedBy: by, rejectedAt: at });
    }
  }
  for (const { id, origin, confidence } of suggested) {
    if (tags.has(id) || confidence <= 0) continue;
    tags.set(id, {
      tagId: id,
      origin,
      confidence: Math.min(1, confidence),
      decidedBy: null,
      rejectedAt: null,
    });
  }
  return [...tags.values()];
};
