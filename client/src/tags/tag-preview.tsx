import { previewTagChange } from '#server/tags/governing.contract.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { formatCount } from '../ui/format.ts';
import { Note } from '../ui/states.tsx';
import { useFirstFocus } from '../ui/use-first-focus.ts';
import { useTranslation } from '../words/use-translation.ts';

type Props = { id: string; intoId?: string };

/** What a change would reach, counted now: nothing is decided before it was read. */
export const TagPreview = ({ id, intoId }: Props) => {
  const { t } = useTranslation();
  const first = useFirstFocus<HTMLDivElement>();
  const read = useRead(previewTagChange, {
    params: { id },
    query: intoId === undefined ? {} : { intoId },
  });
  return (
    <div ref={first} tabIndex={-1}>
      <Reading of={read}>
        {({ needs, ideas, both, below, agencies, pairs, mappings }) => (
          <Note title={t('tags.preview.title')}>
            <ul>
              <li>
                {t('tags.preview.items', {
                  needs: t('tags.needs', { count: needs }),
                  ideas: t('tags.ideas', { count: ideas }),
                })}
              </li>
              {both === 0 ? null : <li>{t('tags.preview.both', { count: both })}</li>}
              {below === 0 ? null : <li>{t('tags.preview.below', { count: below })}</li>}
              <li>
                {agencies.length === 0
                  ? t('tags.preview.noAgencies')
                  : t('tags.preview.agencies', { names: agencies.map(({ name }) => name).join(', ') })}
              </li>
              <li>
                {intoId === undefined
                  ? t('tags.preview.pairsStay')
                  : pairs.more
                    ? t('tags.preview.morePairs', { most: formatCount(pairs.count) })
                    : t('tags.preview.pairs', { count: pairs.count })}
              </li>
              {mappings === 0 || intoId === undefined ? null : (
                <li>{t('tags.preview.mappings', { count: mappings })}</li>
              )}
            </ul>
          </Note>
        )}
      </Reading>
    </div>
  );
};
