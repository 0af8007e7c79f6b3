import type { Change } from '#server/matching/drafting.contract.ts';
import type { Preview } from './preview.ts';

type Changed = {
  tagIds?: string[];
  regionCodes?: string[];
  reach?: 'here' | 'nearby' | 'anywhere';
  localOnly?: boolean;
};

/** What of a draft is different once its author has said yes to a change. */
export const applied = ({ body }: Pick<Preview, 'body'>, change: Change): Changed => {
  const tagIds = body.tagIds ?? [];
  switch (change.kind) {
    case 'add_tag':
      return { tagIds: [...tagIds.filter((id) => id !== change.tagId), change.tagId] };
    case 'remove_tag':
      return { tagIds: tagIds.filter((id) => id !== change.tagId) };
    case 'add_place':
      return { regionCodes: [...(body.regionCodes ?? []), change.code] };
    case 'reach':
      return { reach: change.reach };
    case 'lift_local_only':
      return { localOnly: false };
  }
};
