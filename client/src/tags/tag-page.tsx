import { getRouteApi } from '@tanstack/react-router';
import { type GovernedTag, getGovernedTag } from '#server/tags/governing.contract.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { Page } from '../ui/page.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { ForAdministrators } from './for-administrators.tsx';
import { useMappingLine } from './mapping-line.ts';
import { MergeTag } from './merge-tag.tsx';
import { RenameTag } from './rename-tag.tsx';
import { RestoreTag } from './restore-tag.tsx';
import { RetireTag } from './retire-tag.tsx';

const route = getRouteApi('/tags/$id');

/** Everything that can be decided of one tag. */
export const TagPage = () => (
  <ForAdministrators>
    <One />
  </ForAdministrators>
);

const One = () => {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const read = useRead(getGovernedTag, { params: { id } });
  if (read.data !== undefined) return <View tag={read.data} />;
  return (
    <Page title={t('tags.title')} back={<BackLink to="/tags">{t('tags.back')}</BackLink>}>
      <Reading of={read}>{() => null}</Reading>
    </Page>
  );
};

const View = ({ tag }: { tag: GovernedTag }) => {
  const { t } = useTranslation();
  const mappingLine = useMappingLine();
  const { label, taxonomy, code, uses, mappings, moves, version } = tag;
  const own = taxonomy === 'pushpull';
  return (
    <Page
      title={label}
      width="prose"
      back={
        <BackLink to="/tags" search={own ? {} : { taxonomy }}>
          {t('tags.back')}
        </BackLink>
      }
      kicker={`${own ? t('tags.own') : taxonomy} · ${code}`}
    >
      <p>
        {t('tags.uses', {
          needs: t('tags.needs', { count: uses.needs }),
          ideas: t('tags.ideas', { count: uses.ideas }),
        })}
        {mappings.length === 0 ? null : `; ${mappingLine(mappings)}`}
      </p>
      {moves.includes('restore') ? <RestoreTag tag={tag} /> : null}
      {moves.includes('rename') ? <RenameTag key={version} tag={tag} /> : null}
      {moves.includes('merge') ? <MergeTag tag={tag} /> : null}
      {moves.includes('retire') ? <RetireTag tag={tag} /> : null}
    </Page>
  );
};
