import { listIdeas } from '#server/ideas/ideas.contract.ts';
import { listNeeds } from '#server/needs/needs.contract.ts';
import { usePages } from '../api/use-read.ts';
import { IdeaCard } from '../ideas/idea-card.tsx';
import { ItemList } from '../items/item-list.tsx';
import { NeedCard } from '../needs/need-card.tsx';
import { useTranslation } from '../words/use-translation.ts';

/** What an organisation has open under its name: the reason why most people open its page. */
export const OwnItems = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const asked = { query: { organisation: id, limit: 5 } };
  const needs = usePages(listNeeds, asked);
  const ideas = usePages(listIdeas, asked);
  const title = { needs: t('organisations.openNeeds'), ideas: t('organisations.openIdeas') };
  if (needs.items.length + ideas.items.length === 0)
    return needs.isPending || ideas.isPending ? null : (
      <p className="dim">{t('organisations.nothingOpen')}</p>
    );
  return (
    <>
      {needs.items.length === 0 ? null : (
        <section className="stack tight">
          <h2>{title.needs}</h2>
          <ItemList read={needs} label={title.needs} empty={null}>
            {(need) => <NeedCard need={need} level={3} />}
          </ItemList>
        </section>
      )}
      {ideas.items.length === 0 ? null : (
        <section className="stack tight">
          <h2>{title.ideas}</h2>
          <ItemList read={ideas} label={title.ideas} empty={null}>
            {(idea) => <IdeaCard idea={idea} level={3} />}
          </ItemList>
        </section>
      )}
    </>
  );
};
