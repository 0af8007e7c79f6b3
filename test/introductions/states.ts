import { always } from '#server/database/once.ts';
import type { AnswerStatus, IntroductionStatus } from '#server/introductions/introductions.contract.ts';
import type { openGround } from './ground.ts';

type Ground = Awaited<ReturnType<typeof openGround>>;

/** What the rules look at in a state. Null for the answers: nobody was asked. */
export interface Standing {
  readonly status: IntroductionStatus;
  readonly answers: { readonly need: AnswerStatus; readonly idea: AnswerStatus } | null;
  /** It was connected once, so that there is a room of three. */
  readonly met: boolean;
  /** It was closed once, with an outcome. */
  readonly outcome: boolean;
  /** Its time is over, and nobody has tended to it: still stored as proposed. */
  readonly untended: boolean;
}

const standing = (
  status: IntroductionStatus,
  need: AnswerStatus,
  idea: AnswerStatus,
  more: Partial<Standing> = {},
): Standing => ({ status, answers: { need, idea }, met: false, outcome: false, untended: false, ...more });

const met = { met: true };
const closed = { met: true, outcome: true };

/** Every state that an introduction can be in. */
export const states = {
  drafted: { ...standing('drafted', 'waiting', 'waiting'), answers: null },
  'a draft taken back': { ...standing('withdrawn', 'waiting', 'waiting'), answers: null },
  proposed: standing('proposed', 'waiting', 'waiting'),
  'accepted by the need': standing('proposed', 'accepted', 'waiting'),
  'accepted by the idea': standing('proposed', 'waiting', 'accepted'),
  connected: standing('connected', 'accepted', 'accepted', met),
  closed: standing('closed', 'accepted', 'accepted', closed),
  'declined by the need': standing('declined', 'declined', 'waiting'),
  'declined by the idea, accepted by the need': standing('declined', 'accepted', 'declined'),
  'withdrawn by the broker': standing('withdrawn', 'waiting', 'waiting'),
  'withdrawn by the idea before the need answered': standing('withdrawn', 'waiting', 'revoked'),
  'withdrawn by the need once connected': standing('withdrawn', 'revoked', 'accepted', met),
  'withdrawn by the idea once closed': standing('withdrawn', 'accepted', 'revoked', closed),
  expired: standing('expired', 'waiting', 'waiting'),
  'run out, though nobody has tended to it': standing('proposed', 'accepted', 'waiting', { untended: true }),
} as const satisfies Record<string, Standing>;
export type State = keyof typeof states;
export const stateNames = Object.keys(states) as State[];

/** How an introduction gets into each of them. `drafts`: makes a new one, of a pair of its own. */
export const waysInto = (ground: Ground, drafts: () => Promise<{ id: string }>) => {
  const { introductions } = ground.services;
  const { broker, commissioner, nurse } = ground;

  const says = (who: typeof broker, id: string, thread: 'all' | 'need' | 'idea') =>
    ground.says(who, id, thread, 'A first word');
  /** Each side says a word to the broker; once connected, the need says one to all. */
  const proposes = async (): Promise<string> => {
    const { id } = await drafts();
    await introductions.propose(broker, id, {}, always);
    await says(commissioner, id, 'need');
    await says(nurse, id, 'idea');
    return id;
  };
  const from =
    (before: () => Promise<string>, ...acts: ((id: string) => Promise<unknown>)[]) =>
    async (): Promise<string> => {
      const id = await before();
      for (const act of acts) await act(id);
      return id;
    };
  const needAccepts = (id: string) => ground.accepts(commissioner, id);
  const ideaAccepts = (id: string) => ground.accepts(nurse, id);
  const runsOut = (id: string) =>
    ground.db('introductions').where({ id }).update({ expiresAt: '2020-01-01T00:00:00.000Z' });
  const drafted = async (): Promise<string> => (await drafts()).id;
  const connects = from(proposes, needAccepts, ideaAccepts, (id) => says(commissioner, id, 'all'));
  const closes = from(connects, (id) =>
    introductions.close(broker, id, { outcome: 'other', lesson: '' }, always),
  );

  return {
    drafted,
    'a draft taken back': from(drafted, (id) => introductions.withdraw(broker, id, '', always)),
    proposed: proposes,
    'accepted by the need': from(proposes, needAccepts),
    'accepted by the idea': from(proposes, ideaAccepts),
    connected: connects,
    closed: closes,
    'declined by the need': from(proposes, (id) => introductions.decline(commissioner, id, '', always)),
    'declined by the idea, accepted by the need': from(proposes, needAccepts, (id) =>
      introductions.decline(nurse, id, '', always),
    ),
    'withdrawn by the broker': from(proposes, (id) => introductions.withdraw(broker, id, '', always)),
    'withdrawn by the idea before the need answered': from(proposes, ideaAccepts, (id) =>
      introductions.withdraw(nurse, id, '', always),
    ),
    'withdrawn by the need once connected': from(connects, (id) =>
      introductions.withdraw(commissioner, id, '', always),
    ),
    'withdrawn by the idea once closed': from(closes, (id) => introductions.withdraw(nurse, id, '', always)),
    expired: from(proposes, runsOut, () => introductions.tasks.tend_introductions()),
    'run out, though nobody has tended to it': from(proposes, needAccepts, runsOut),
  } satisfies Record<State, () => Promise<string>>;
};
