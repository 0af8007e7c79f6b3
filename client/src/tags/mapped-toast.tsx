import { Button } from '@mantine/core';
import { type GovernedTag, mapTag } from '#server/tags/governing.contract.ts';
import { useAct } from '../api/use-act.ts';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import { useMappingLine } from './mapping-line.ts';
import classes from './tags.module.css';

export interface Mapped {
  readonly now: GovernedTag;
  readonly before: GovernedTag['mappings'];
  readonly at: number;
}

type Props = { mapped: Mapped | undefined; onClose: () => void };

/** What was just mapped, with the way back. It stays until the next one, or until it is closed. */
export const MappedToast = ({ mapped, onClose }: Props) => {
  const { t } = useTranslation();
  return (
    <div className={classes.place}>
      {/* Always there, so that what appears in it is read out. */}
      <div role="status">
        {mapped === undefined ? null : (
          <div className={classes.toast}>
            <Undo key={mapped.at} mapped={mapped} />
            <Button variant="subtle" size="sm" onClick={onClose}>
              {t('app.close')}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
};

const Undo = ({ mapped: { now, before } }: { mapped: Mapped }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const mappingLine = useMappingLine();
  const undo = useAct(mapTag);
  if (undo.isSuccess) return <p>{t('tags.undone')}</p>;
  return (
    <>
      <p>
        {undo.isError
          ? sentence(undo.error)
          : now.mappings.length === 0
            ? t('tags.nowUnmapped', { theirs: now.label })
            : t('tags.nowMapped', { theirs: now.label, how: mappingLine(now.mappings) })}
      </p>
      <Button
        variant="outline"
        size="sm"
        loading={undo.isPending}
        onClick={() =>
          undo.mutate({
            params: { id: now.id },
            ifMatch: now.version,
            body: { mappings: before.map(({ id, kind }) => ({ id, kind })) },
          })
        }
      >
        {t('tags.undo')}
      </Button>
    </>
  );
};
