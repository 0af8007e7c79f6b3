import { Changes } from './changes.tsx';
import { Similar } from './similar.tsx';

/** The last look at all answers: what is there already, and what would let more fit. */
export const BeforeSending = (given: Parameters<typeof Changes>[0]) => (
  <>
    <Similar asked={given.asked} open />
    <Changes {...given} />
  </>
);
