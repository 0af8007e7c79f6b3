import { getRouteApi } from '@tanstack/react-router';
import { listNeeds } from '#server/needs/needs.contract.ts';
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
import { NeedCard } from './need-card.tsx';

const route = getRouteApi('/needs');

export const NeedsPage = () => {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const read = usePages(listNeeds, { query: queryOf(search) });
  const filtered = Object.keys(search).length > 0;
  return (
    <Page
      title={t('needs.title')}
      lead={t('needs.lead')}
      actions={
        <>
          {filtered ? <SaveThisSearch about="need" search={search} /> : null}
          <ButtonLink to="/needs/new" color="need">
            {t('needs.post')}
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
          label={t('needs.title')}
          empty={
            <Empty title={filtered ? t('needs.empty') : t('needs.none')}>
              <p>{filtered ? t('needs.emptyBody') : t('needs.noneBody')}</p>
            </Empty>
          }
        >
          {(need) => <NeedCard need={need} />}
        </ItemList>
      </div>
      <Follow noun="needs" search={search} />
    </Page>
  );
};
