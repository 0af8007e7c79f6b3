import { useMemo } from 'react';
import { listTags, type Tag } from '#server/tags/tags.contract.ts';
import { useRead } from '../api/use-read.ts';
import type { ControlProps } from '../ui/field.tsx';
import { type Option, Picker } from '../ui/picker.tsx';
import { useTranslation } from '../words/use-translation.ts';

const HOUR = 3_600_000;

/** The tags of a taxonomy that can be chosen, the platform's own unless told; they hardly ever change. */
export const useTags = (taxonomy?: string): readonly Tag[] =>
  useRead(listTags, taxonomy === undefined ? {} : { query: { taxonomy } }, { staleTime: HOUR }).data?.items ??
  [];

const optionsOf = (tags: readonly Tag[]): Option[] => {
  const labels = new Map(tags.map((tag) => [tag.id, tag.label]));
  return tags.map((tag) => ({
    id: tag.id,
    label: tag.label,
    hint: tag.parentId === null ? undefined : labels.get(tag.parentId),
    words: tag.synonyms.join(' '),
  }));
};

/** The tags that can be chosen, as options. */
export const useTagOptions = (taxonomy?: string): Option[] => {
  const tags = useTags(taxonomy);
  return useMemo(() => optionsOf(tags), [tags]);
};

type Props = Partial<ControlProps> & {
  id: string;
  selected: readonly string[];
  onChange: (selected: string[]) => void;
  single?: boolean;
  taxonomy?: string;
  /** Left out of the choices. */
  without?: string;
};

export const TagPicker = ({ taxonomy, without, ...props }: Props) => {
  const { t } = useTranslation();
  const options = useTagOptions(taxonomy);
  const known = new Set(options.map(({ id }) => id));
  // An item may carry tags of another taxonomy, or one that nobody can choose any more: they have names, too.
  const others = options.length === 0 ? [] : props.selected.filter((id) => !known.has(id));
  const named = useRead(listTags, { query: { id: others } }, { enabled: others.length > 0, keep: true });
  const all = [...options, ...optionsOf(named.data?.items ?? []).filter(({ id }) => others.includes(id))];
  return (
    <Picker
      {...props}
      options={without === undefined ? all : all.filter(({ id }) => id !== without)}
      listLabel={t('items.filters.tagsList')}
    />
  );
};
