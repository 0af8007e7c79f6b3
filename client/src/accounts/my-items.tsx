import type { Me } from '#server/accounts/accounts.contract.ts';
import { listIdeas } from '#server/ideas/ideas.contract.ts';
import { listNeeds } from '#server/needs/needs.contract.ts';
import { usePages } from '../api/use-read.ts';
import { IdeaCard } from '../ideas/idea-card.tsx';
import { ItemList } from '../items/item-list.tsx';
import { NeedCard } from '../needs/need-card.tsx';
import { useTranslation } from '../words/use-translation.ts';

/** Only commissioners and brokers post needs; to anybody else an empty list would only be a question mark. */
export const MyNeeds = ({ me }: { me: Me }) => {
  const { t } = useTranslation();
  const read = usePages(listNeeds, { query: { mine: 'true' } });
  if (me.memberships.length === 0 && read.items.length === 0) return null;
  return (
    <section className="stack tight">
      <h2>{t('accounts.mine.myNeeds')}</h2>
      <ItemList
        read={read}
        label={t('accounts.mine.myNeeds')}
        empty={<p className="dim">{t('accounts.mine.noNeeds')}</p>}
      >
        {(need) => <NeedCard need={need} level={3} mine />}
      </ItemList>
    </section>
  );
};

export const MyIdeas = () => {
  const { t } = useTranslation();
  const read = usePages(listIdeas, { query: { mine: 'true' } });
  return (
    <section className="stack tight">
      <h2>{t('accounts.mine.myIdeas')}</h2>
      <ItemList
        read={read}
        label={t('accounts.mine.myIdeas')}
        empty={<p className="dim">{t('accounts.mine.noIdeas')}</p>}
      >
        {(idea) => <IdeaCard idea={idea} level={3} mine />}
      </ItemList>
    </section>
  );
};
