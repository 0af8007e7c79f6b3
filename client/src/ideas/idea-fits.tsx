import { listIdeaMatches } from '#server/matching/matching.contract.ts';
import { useRead } from '../api/use-read.ts';
import { Fits } from '../items/fits.tsx';
import { NeedCard } from '../needs/need-card.tsx';

/** The needs that an idea fits best. */
export const IdeaFits = ({ id, open }: { id: string; open: boolean }) => {
  const read = useRead(listIdeaMatches, { params: { id } }, { enabled: open });
  return open ? (
    <Fits noun="idea" read={read} other={({ need }) => need}>
      {({ need }) => <NeedCard need={need} level={3} />}
    </Fits>
  ) : null;
};
