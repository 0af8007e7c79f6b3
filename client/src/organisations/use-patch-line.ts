import type { Patch } from '#server/organisations/organisations.contract.ts';
import { useRegionNames } from '../regions/region-picker.tsx';
import { useTags } from '../tags/tag-picker.tsx';
import { useTranslation } from '../words/use-translation.ts';

/** A line of a patch in words: "falls in Powys", "everything everywhere". */
export const usePatchLine = (): ((patch: Patch) => string) => {
  const { t } = useTranslation();
  const regions = useRegionNames();
  const tags = useTags();
  return ({ regionCode, tagId }) => {
    const tag =
      tagId === null ? t('organisations.patch.all') : (tags.find(({ id }) => id === tagId)?.label ?? '…');
    const place =
      regionCode === null ? t('organisations.patch.everywhere') : (regions.get(regionCode) ?? regionCode);
    return regionCode === null ? `${tag} ${place}` : t('organisations.patch.line', { tag, place });
  };
};
