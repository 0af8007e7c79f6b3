import fc from 'fast-check';
import type { Thread } from '#server/messages/messages.contract.ts';
import type { Act } from './agreement.ts';
import { everybody, type Move, moves, type Standing, sides, threads, type Who } from './consent-model.ts';
import { isOpen } from './talk-model.ts';

/** So many introductions are open side by side. */
export const ROOMS = 2;

export const at = <T>(from: readonly T[], place: number): T => {
  const found = from[place % from.length];
  if (found === undefined) throw new Error('Nothing there');
  return found;
};

/** A change to a message that is there when its turn comes, mostly to one of their own. */
interface Changes {
  readonly changes: 'edits' | 'takesBack';
  readonly thread: Where;
  readonly pick: number;
}
/** A thread by its name, or whichever they may write in as things stand. */
type Where = Thread | 'open';

export interface Played {
  readonly who: Who;
  readonly does: Move | Changes | { readonly says: Where };
  readonly room: number;
  readonly at: number;
  /** Sent to both processes at once under one key, as by somebody who presses twice. */
  readonly twice: boolean;
}

const threadOf = (where: Where, who: Who, standing: Standing): Thread => {
  if (where !== 'open') return where;
  if (isOpen(standing, 'all')) return 'all';
  return who === 'broker' ? 'idea' : who;
};

/** What a play comes to as things stand: which message is changed, and which version of it is known. */
export const actOf = ({ who, does }: Played, standing: Standing): Act => {
  if (typeof does === 'string') return { who, does };
  if ('says' in does) return { who, does: { says: threadOf(does.says, who, standing) } };
  const { changes, pick } = does;
  const thread = threadOf(does.thread, who, standing);
  const { messages } = standing.talks[thread];
  const own = messages.flatMap(({ by }, place) => (by === who ? [place + 1] : []));
  const all = messages.map((_, place) => place + 1).concat(messages.length + 1);
  const seq = at(pick % 4 === 0 || own.length === 0 ? all : own, Math.floor(pick / 4));
  return {
    who,
    does:
      changes === 'takesBack'
        ? { takesBack: thread, seq }
        : { edits: thread, seq, version: messages[seq - 1]?.version ?? 1 },
  };
};

const where: fc.Arbitrary<Where> = fc.constantFrom('open', 'open', 'open', ...threads);
const deeds: fc.Arbitrary<Pick<Played, 'who' | 'does'>> = fc.oneof(
  // What gets somewhere comes up more often: else little is ever connected.
  {
    weight: 4,
    arbitrary: fc.record({ who: fc.constantFrom(...sides), does: fc.constant('accept' as const) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      who: fc.constantFrom(...everybody),
      does: fc.record({ says: where }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      who: fc.constantFrom(...everybody),
      does: fc.record({
        changes: fc.constantFrom('edits' as const, 'edits' as const, 'takesBack' as const),
        thread: where,
        pick: fc.nat({ max: 199 }),
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ who: fc.constantFrom(...everybody), does: fc.constantFrom(...moves) }),
  },
);
/** What three people may do, at either process, in any order. */
export const plays: fc.Arbitrary<Played> = fc
  .tuple(deeds, fc.nat({ max: ROOMS - 1 }), fc.nat({ max: 1 }), fc.boolean())
  .map(([deed, room, process, twice]) => ({ ...deed, room, at: process, twice }));
