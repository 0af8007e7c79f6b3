import { listSimilarNeeds } from '#server/matching/drafting.contract.ts';
import { listNeedMatches } from '#server/matching/matching.contract.ts';
import { useRead } from '../api/use-read.ts';
import { IdeaCard } from '../ideas/idea-card.tsx';
import { Fits } from '../items/fits.tsx';
import { SimilarList } from '../items/similar-list.tsx';
import { NeedCard } from './need-card.tsx';

/** The ideas that fit a need best, and the needs that say much the same. */
export const NeedFits = ({ id, open }: { id: string; open: boolean }) => {
  const read = useRead(listNeedMatches, { params: { id } }, { enabled: open });
  const similar = useRead(listSimilarNeeds, { params: { id } }, { enabled: open });
  return open ? (
    <div className="stack loose">
      <Fits id={id} noun="need" read={read} other={({ idea }) => idea}>
        {({ idea }) => <IdeaCard idea={idea} level={3} />}
      </Fits>
      <SimilarList noun="need" read={similar} keyOf={({ need }) => need.id}>
        {({ need }) => <NeedCard need={need} level={3} />}
      </SimilarList>
    </div>
  ) : null;
};
