import { useTranslation } from '../words/use-translation.ts';

/** What two of one side have in common: the tags, or else the words. */
export const SharedLine = ({ tags, words }: { tags: readonly string[]; words: readonly string[] }) => {
  const { t } = useTranslation();
  const said = [
    ...(tags.length === 0 ? [] : [t('items.sharedTags', { what: tags.slice(0, 3).join(', ') })]),
    ...(words.length === 0 ? [] : [t('items.sharedWords', { what: words.slice(0, 3).join('”, “') })]),
  ];
  return said.length === 0 ? null : <span className="dim small">{said.join('. ')}.</span>;
};
