import type { GovernedTag } from '#server/tags/governing.contract.ts';
import { useTranslation } from '../words/use-translation.ts';

/** What a tag stands for among our own, in words. */
export const useMappingLine = (): ((mappings: GovernedTag['mappings']) => string) => {
  const { t } = useTranslation();
  return (mappings) => mappings.map(({ kind, label }) => t(`tags.mapped.${kind}`, { label })).join(', ');
};
