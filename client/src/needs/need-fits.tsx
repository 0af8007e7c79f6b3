import { listNeedMatches } from '#server/matching/matching.contract.ts';
import { useRead } from '../api/use-read.ts';
import { IdeaCard } from '../ideas/idea-card.tsx';
import { Fits } from '../items/fits.tsx';

/** The ideas that fit a need best. */
export const NeedFits = ({ id, open }: { id: string; open: boolean }) => {
  const read = useRead(listNeedMatches, { params: { id } }, { enabled: open });
  return open ? (
    <Fits noun="need" read={read} other={({ idea }) => idea}>
      {({ idea }) => <IdeaCard idea={idea} level={3} />}
    </Fits>
  ) : null;
};
