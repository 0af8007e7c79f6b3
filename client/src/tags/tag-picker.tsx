import { useMemo } from 'react';
import { listTags, type Tag } from '#server/tags/tags.contract.ts';
import { useRead } from '../api/use-read.ts';
import type { ControlProps } from '../ui/field.tsx';
import { type Option, Picker } from '../ui/picker.tsx';
import { useTranslation } from '../words/use-translation.ts';

const HOUR = 3_600_000;

/** The platform's own tags; they hardly ever change. */
export const useTags = (): readonly Tag[] => useRead(listTags, {}, { staleTime: HOUR }).data?.items ?? [];

/** Tags of any taxonomy by their ids, for names of those that the platform's own list does not have. */
export const useTagOptions = (): Option[] => {
  const tags = useTags();
  return useMemo(() => {
    const labels = new Map(tags.map((tag) => [tag.id, tag.label]));
    return tags.map((tag) => ({
      id: tag.id,
      label: tag.label,
      hint: tag.parentId === null ? undefined : labels.get(tag.parentId),
      words: tag.synonyms.join(' '),
    }));
  }, [tags]);
};

type Props = Partial<ControlProps> & {
  id: string;
  selected: readonly string[];
  onChange: (selected: string[]) => void;
  single?: boolean;
};

export const TagPicker = (props: Props) => {
  const { t } = useTranslation();
  const options = useTagOptions();
  return <Picker {...props} options={options} listLabel={t('items.filters.tagsList')} />;
};
