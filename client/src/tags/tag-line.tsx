import { Button } from '@mantine/core';
import { useState } from 'react';
import type { GovernedTag } from '#server/tags/governing.contract.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { formatDay } from '../ui/format.ts';
import { Badge } from '../ui/pills.tsx';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import { MapForm } from './map-form.tsx';
import type { Mapped } from './mapped-toast.tsx';
import { useMappingLine } from './mapping-line.ts';
import classes from './tags.module.css';
import { useMapTag } from './use-map-tag.ts';

type Props = { tag: GovernedTag; onMapped: (mapped: Mapped) => void };

/** One tag: how much it is used, what it stands for, and what can be done with it. */
export const TagLine = ({ tag, onMapped }: Props) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const mappingLine = useMappingLine();
  const [mapping, setMapping] = useState(false);
  const quick = useMapTag(tag, onMapped);
  const { label, code, parent, uses, mappings, alike, mergedInto, retiredAt, moves } = tag;
  const done = (mapped: Mapped): void => {
    setMapping(false);
    onMapped(mapped);
  };
  return (
    <article className={classes.tag}>
      <div className={classes.what}>
        <h2 className={classes.name}>{label}</h2>
        <p className="dim small">
          {code}
          {parent === null ? null : ` · ${t('tags.under', { parent: parent.label })}`}
          {' · '}
          {t('tags.uses', {
            needs: t('tags.needs', { count: uses.needs }),
            ideas: t('tags.ideas', { count: uses.ideas }),
          })}
        </p>
        {mergedInto === null ? null : <Badge>{t('tags.mergedInto', { label: mergedInto.label })}</Badge>}
        {retiredAt === null ? null : (
          <Badge>
            {t('tags.retired')} {formatDay(retiredAt)}
          </Badge>
        )}
        {mappings.length === 0 ? null : <p>{mappingLine(mappings)}</p>}
        {alike.length === 0 || mapping ? null : (
          <div className={classes.alike}>
            <span className="dim small">{t('tags.alike')}</span>
            {alike.map((one) => (
              <Button
                key={one.id}
                variant="default"
                size="compact-md"
                disabled={quick.isPending}
                aria-label={t('tags.sameWhat', { theirs: label, label: one.label })}
                onClick={() => quick.map([{ id: one.id, kind: 'exact' }])}
              >
                {t('tags.same', { label: one.label })}
              </Button>
            ))}
          </div>
        )}
        {quick.isError ? <Fault message={sentence(quick.error)} /> : null}
        {mapping ? <MapForm tag={tag} onMapped={done} onCancel={() => setMapping(false)} /> : null}
      </div>
      {mapping ? null : (
        <div className="row">
          {moves.includes('map') ? (
            <Button
              variant="default"
              aria-label={t('tags.mapWhat', { label })}
              onClick={() => setMapping(true)}
            >
              {t(mappings.length === 0 ? 'tags.map' : 'tags.mapAgain')}
            </Button>
          ) : null}
          <ButtonLink
            to="/tags/$id"
            params={{ id: tag.id }}
            variant="default"
            aria-label={t('tags.changeWhat', { label })}
          >
            {t('tags.change')}
          </ButtonLink>
        </div>
      )}
    </article>
  );
};
