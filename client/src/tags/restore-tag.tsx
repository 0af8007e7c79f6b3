import { Button } from '@mantine/core';
import { type GovernedTag, restoreTag } from '#server/tags/governing.contract.ts';
import { useAct } from '../api/use-act.ts';
import { formatDay } from '../ui/format.ts';
import { Fault, Note } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';

/** The way back for a tag that was merged or retired. */
export const RestoreTag = ({ tag: { id, label, mergedInto, retiredAt } }: { tag: GovernedTag }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const act = useAct(restoreTag);
  return (
    <Note tone="warn" title={t('tags.restore.title')}>
      <p>
        {mergedInto === null
          ? t('tags.restore.retired', { day: retiredAt === null ? '' : formatDay(retiredAt) })
          : t('tags.restore.merged', { label: mergedInto.label })}
      </p>
      {act.isError ? <Fault message={sentence(act.error)} /> : null}
      <div className="row">
        <Button loading={act.isPending} onClick={() => act.mutate({ params: { id } })}>
          {t('tags.restore.what', { label })}
        </Button>
      </div>
    </Note>
  );
};
