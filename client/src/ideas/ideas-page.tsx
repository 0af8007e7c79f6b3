import { getRouteApi } from '@tanstack/react-router';
import { listIdeas } from '#server/ideas/ideas.contract.ts';
import { SaveThisSearch } from '../alerts/later.tsx';
import { usePages } from '../api/use-read.ts';
import { Filters } from '../items/filters.tsx';
import { Follow } from '../items/follow.tsx';
import { ItemList } from '../items/item-list.tsx';
import { queryOf } from '../items/item-search.ts';
import classes from '../items/items.module.css';
import { OnMap } from '../items/on-map.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { Page } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { IdeaCard } from './idea-card.tsx';

const route = getRouteApi('/ideas');

export const IdeasPage = () => {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const read = usePages(listIdeas, { query: queryOf(search) });
  const filtered = Object.keys(search).length > 0;
  return (
    <Page
      title={t('ideas.title')}
      lead={t('ideas.lead')}
      actions={
        <>
          {filtered ? <SaveThisSearch about="idea" search={search} /> : null}
          <ButtonLink to="/ideas/new" color="idea">
            {t('ideas.post')}
          </ButtonLink>
        </>
      }
    >
      <div className={classes.browse}>
        <Filters search={search} onChange={(next) => void navigate({ search: next, resetScroll: false })}>
          <OnMap search={search} />
        </Filters>
        <ItemList
          read={read}
          label={t('ideas.title')}
          empty={
            <Empty title={filtered ? t('ideas.empty') : t('ideas.none')}>
              <p>{filtered ? t('ideas.emptyBody') : t('ideas.noneBody')}</p>
            </Empty>
          }
        >
          {(idea) => <IdeaCard idea={idea} />}
        </ItemList>
      </div>
      <Follow noun="ideas" search={search} />
    </Page>
  );
};
