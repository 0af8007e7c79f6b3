import { Changes } from './changes.tsx';
import type { Body } from './form.ts';
import type { Preview } from './preview-drawer.tsx';
import { Similar } from './similar.tsx';
import type { DraftOf } from './wizard.tsx';

/** The last look at all answers: what is there already, and what would let more fit. */
export function BeforeSending<B extends Body>({ asked, draft }: { asked: Preview; draft: DraftOf<B> }) {
  const given = { ...asked, refusedTagIds: [...draft.refused] };
  return (
    <>
      <Similar asked={given} open />
      <Changes asked={given} set={(part) => draft.set(part as Partial<B>)} refuse={draft.refuse} />
    </>
  );
}
