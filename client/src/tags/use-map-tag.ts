import { type GovernedTag, type MappingKind, mapTag } from '#server/tags/governing.contract.ts';
import { useAct } from '../api/use-act.ts';
import type { Mapped } from './mapped-toast.tsx';

/** Maps a tag, and says what it was mapped to before, so that it can be undone. */
export const useMapTag = (tag: GovernedTag, onMapped: (mapped: Mapped) => void) => {
  const act = useAct(mapTag, { onDone: (now) => onMapped({ now, before: tag.mappings, at: Date.now() }) });
  return {
    ...act,
    map: (mappings: readonly { id: string; kind: MappingKind }[]): void =>
      act.mutate({
        params: { id: tag.id },
        ifMatch: tag.version,
        body: { mappings: mappings.map(({ id, kind }) => ({ id, kind })) },
      }),
  };
};
