import { listSimilarIdeas } from '#server/matching/drafting.contract.ts';
import { listIdeaMatches } from '#server/matching/matching.contract.ts';
import { useRead } from '../api/use-read.ts';
import { Fits } from '../items/fits.tsx';
import { SimilarList } from '../items/similar-list.tsx';
import { ShownTo } from '../matching/shown-to.tsx';
import { NeedCard } from '../needs/need-card.tsx';
import { IdeaCard } from './idea-card.tsx';

/** The needs that an idea fits best, and the ideas that say much the same. */
export const IdeaFits = ({ id, open }: { id: string; open: boolean }) => {
  const read = useRead(listIdeaMatches, { params: { id } }, { enabled: open });
  const similar = useRead(listSimilarIdeas, { params: { id } }, { enabled: open });
  const shown = read.data?.shown;
  return open ? (
    <div className="stack loose">
      <div className="stack tight">
        <Fits id={id} noun="idea" read={read} other={({ need }) => need}>
          {({ need }) => <NeedCard need={need} level={3} />}
        </Fits>
        {shown ? <ShownTo now={shown.now} thisMonth={shown.thisMonth} /> : null}
      </div>
      <SimilarList noun="idea" read={similar} keyOf={({ idea }) => idea.id}>
        {({ idea }) => <IdeaCard idea={idea} level={3} />}
      </SimilarList>
    </div>
  ) : null;
};
