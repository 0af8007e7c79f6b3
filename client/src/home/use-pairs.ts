import { useQueries } from '@tanstack/react-query';
import type { ReplyOf } from '#server/http/endpoint.contract.ts';
import type { Reasons } from '#server/matching/matching.contract.ts';
import { listNeedMatches } from '#server/matching/matching.contract.ts';
import { listNeeds, type NeedSummary } from '#server/needs/needs.contract.ts';
import { readOptions, useRead } from '../api/use-read.ts';

export type Pair = {
  need: NeedSummary;
  idea: { id: string; title: string };
  reasons: Reasons;
};

const ASKED = 5;
const SHOWN = 3;

type Fits = ReplyOf<typeof listNeedMatches>;

/** Three real pairs: of the newest needs those with the best idea; undefined until they are known. */
export const usePairs = (): readonly Pair[] | undefined => {
  const read = useRead(listNeeds, { query: { limit: ASKED, claimed: 'true' } });
  const asked = read.data?.items ?? [];
  return useQueries({
    queries: asked.map(({ id }) => readOptions(listNeedMatches, { params: { id } })),
    combine: (reads) => {
      if (read.isPending || reads.some(({ isPending }) => isPending)) return undefined;
      return reads
        .flatMap(({ data }: { data: Fits | undefined }, index): Pair[] => {
          const need = asked[index];
          const best = data?.items[0];
          return need === undefined || best === undefined
            ? []
            : [{ need, idea: best.idea, reasons: best.reasons }];
        })
        .sort((one, other) => other.reasons.score - one.reasons.score)
        .slice(0, SHOWN);
    },
  });
};
