import type { ErrorCode } from '#server/errors.contract.ts';
import type { Standing } from './states.ts';

/** Everybody who may try something with an introduction. */
export const actors = [
  'need',
  'colleague of the need',
  'idea',
  'colleague of the idea',
  'broker',
  'colleague of the broker',
  'broker of another agency',
  'stranger',
  'administrator',
  'nobody',
] as const;
export type Who = (typeof actors)[number];

type Place = 'need' | 'idea' | 'broker';
/** Null: it is allowed. */
type Verdict = ErrorCode | null;

/** One move: the verdict on the sides and the brokers of its agency, and on everybody else who is signed in. */
interface Rule {
  readonly of: (standing: Standing, as: Place) => Verdict;
  readonly other?: (standing: Standing, who: Who) => Verdict;
}

const over = ({ status, untended }: Standing): boolean =>
  untended || ['declined', 'withdrawn', 'expired'].includes(status);
const holds = ({ status }: Standing): boolean => status === 'proposed' || status === 'connected';
const isBroker = (as: Place): as is 'broker' => as === 'broker';

/** For a side there is nothing before the proposal. */
const known =
  (rule: Rule['of']): Rule['of'] =>
  (standing, as) =>
    !isBroker(as) && standing.answers === null ? 'introduction_not_found' : rule(standing, as);

const answer: Rule = {
  of: known((standing, as) => {
    if (isBroker(as)) return 'not_allowed';
    if (over(standing) || standing.status === 'closed') return 'introduction_closed';
    return standing.answers?.[as] === 'waiting' ? null : 'introduction_already_answered';
  }),
};
const brokersOwn: Rule = { of: (_standing, as) => (isBroker(as) ? null : 'introduction_not_found') };

type Thread = 'all' | 'need' | 'idea';
/** Whether this place knows of the thread. */
const reads = (thread: Thread, { answers, met }: Standing, as: Place): boolean =>
  answers !== null && (thread === 'all' ? met : isBroker(as) || as === thread);
const writes = (thread: Thread, standing: Standing): boolean =>
  !over(standing) && standing.status === (thread === 'all' ? 'connected' : 'proposed');
const talk = (thread: Thread): Readonly<Record<string, Rule>> => {
  const change: Rule = {
    // The need wrote the one message in its talk apart and in the room of three, the idea the one in its own.
    of: (standing, as) => {
      if (!reads(thread, standing, as)) return 'introduction_not_found';
      if (as !== (thread === 'all' ? 'need' : thread)) return 'not_allowed';
      return writes(thread, standing) ? null : 'thread_closed';
    },
  };
  return {
    [`post /introductions/:id/messages ${thread}`]: {
      of: (standing, as) => {
        if (!reads(thread, standing, as)) return 'introduction_not_found';
        return writes(thread, standing) ? null : 'thread_closed';
      },
    },
    [`patch /introductions/:id/messages/:seq ${thread}`]: change,
    [`post /introductions/:id/messages/:seq/withdraw ${thread}`]: change,
    [`post /introductions/:id/read ${thread}`]: {
      of: (standing, as) => (reads(thread, standing, as) ? null : 'introduction_not_found'),
    },
  };
};

/** THE TABLE, written down apart from the product's own: by `method path`, with the thread where there is one. */
const rules: Readonly<Record<string, Rule>> = {
  // Of the same pair again.
  'post /introductions': {
    of: (standing, as) => {
      if (!isBroker(as)) return 'not_allowed';
      return holds(standing) || standing.status === 'drafted' ? 'introduction_already_open' : null;
    },
    other: (standing, who) => {
      if (who !== 'broker of another agency') return 'not_allowed';
      return holds(standing) ? 'introduction_already_open' : null;
    },
  },
  'post /introductions/:id/propose': {
    of: known(({ status }, as) => {
      if (!isBroker(as)) return 'not_allowed';
      return status === 'drafted' ? null : 'already_moved';
    }),
  },
  'post /introductions/:id/accept': answer,
  'post /introductions/:id/decline': answer,
  'post /introductions/:id/withdraw': {
    of: known((standing, as) => {
      if (over(standing)) return 'introduction_closed';
      if (!isBroker(as)) return standing.answers?.[as] === 'accepted' ? null : 'not_allowed';
      if (standing.status === 'closed') return 'introduction_closed';
      return standing.status === 'connected' ? 'already_moved' : null;
    }),
  },
  'post /introductions/:id/close': {
    of: known(({ status }, as) => {
      if (!isBroker(as)) return 'not_allowed';
      return status === 'connected' ? null : 'already_moved';
    }),
  },
  'post /introductions/:id/satisfaction': {
    of: known(({ outcome }, as) => {
      if (isBroker(as)) return 'not_allowed';
      return outcome ? null : 'already_moved';
    }),
  },
  'post /introductions/:id/notes': brokersOwn,
  'post /introductions/:id/calls': brokersOwn,
  // Each has one call to follow up.
  'post /introductions/:id/calls/:callId/follow-up': brokersOwn,
  // To the broker's colleague.
  'post /caseload/hand-over': {
    of: (standing, as) => {
      if (!isBroker(as)) return 'not_allowed';
      return over(standing) || standing.status === 'closed' ? 'already_moved' : null;
    },
    other: (_standing, who) => (who === 'broker of another agency' ? 'cannot_take_over' : 'not_allowed'),
  },
  'put /me/broker-label': {
    of: (_standing, as) => (isBroker(as) ? null : 'not_allowed'),
    other: (_standing, who) => (who === 'broker of another agency' ? null : 'not_allowed'),
  },
  // Of the same pair; another agency lets sides ask.
  'post /introduction-requests': {
    of: (standing, as) => {
      if (isBroker(as)) return 'not_allowed';
      return holds(standing) ? 'introduction_already_open' : null;
    },
    other: () => 'not_allowed',
  },
  ...talk('all'),
  ...talk('need'),
  ...talk('idea'),
};

const places: Partial<Record<Who, Place>> = {
  need: 'need',
  idea: 'idea',
  broker: 'broker',
  'colleague of the broker': 'broker',
};
export const placeOf = (who: Who): Place | undefined => places[who];

export const moves = Object.keys(rules);

/** What must come of a move. Null: it is allowed. */
export const verdictOn = (move: string, standing: Standing, who: Who): Verdict => {
  const rule = rules[move];
  if (rule === undefined) throw new Error(`Nobody has decided who may ${move}`);
  if (who === 'nobody') return 'not_signed_in';
  const as = places[who];
  if (as !== undefined) return rule.of(standing, as);
  return rule.other?.(standing, who) ?? (rule.other === undefined ? 'introduction_not_found' : null);
};

/** What becomes of a request of the need's for an introduction, in the eyes of the one agency that lets sides ask. */
export const requestStates = ['asked', 'taken back', 'put aside', 'taken'] as const;
export type RequestState = (typeof requestStates)[number];

const ended = (state: RequestState): boolean => state === 'taken back' || state === 'taken';
const ofAgency = (state: RequestState, who: Who): Verdict => {
  if (who !== 'broker of another agency' || state === 'put aside') return 'introduction_not_found';
  return ended(state) ? 'already_moved' : null;
};
const requestRules: Readonly<Record<string, (state: RequestState, who: Who) => Verdict>> = {
  'post /introduction-requests/:id/withdraw': (state, who) => {
    if (who !== 'need') return 'introduction_not_found';
    return ended(state) ? 'already_moved' : null;
  },
  'post /introduction-requests/:id/put-aside': ofAgency,
  'post /introduction-requests/:id/take': ofAgency,
};
export const requestMoves = Object.keys(requestRules);

export const verdictOnRequest = (move: string, state: RequestState, who: Who): Verdict => {
  const rule = requestRules[move];
  if (rule === undefined) throw new Error(`Nobody has decided who may ${move}`);
  return who === 'nobody' ? 'not_signed_in' : rule(state, who);
};
