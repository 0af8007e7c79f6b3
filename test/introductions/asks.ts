import { randomUUID } from 'node:crypto';

/** What a move is made with; by `method path`, with the thread where there is one. */
export interface Ask {
  readonly params?: Readonly<Record<string, string>>;
  readonly body: object;
}
/** What stands in a state: the introduction, its pair, and a call to follow up. */
export interface Scene {
  readonly id: string;
  readonly needId: string;
  readonly ideaId: string;
  readonly callId: string;
}

const threads = ['all', 'need', 'idea'] as const;
const inThread = (move: string, body: (thread: string) => object): Record<string, () => Ask> =>
  Object.fromEntries(
    threads.map((thread) => [`${move} ${thread}`, () => ({ params: { seq: '1' }, body: body(thread) })]),
  );

/** All that must be right but the asker and the state is right, so that nothing else is the reason of a refusal. */
export const asksOf = (wordingId: string, toId: string): Record<string, (scene: Scene) => Ask> => ({
  'post /introductions': ({ needId, ideaId }) => ({ body: { needId, ideaId } }),
  'post /introductions/:id/propose': () => ({ body: {} }),
  'post /introductions/:id/accept': () => ({ body: { fields: ['name'], wordingId } }),
  'post /introductions/:id/decline': () => ({ body: { reason: 'A reason' } }),
  'post /introductions/:id/withdraw': () => ({ body: { reason: 'A reason' } }),
  'post /introductions/:id/close': () => ({ body: { outcome: 'piloting', lesson: 'A lesson' } }),
  'post /introductions/:id/satisfaction': () => ({ body: { score: 4 } }),
  'post /introductions/:id/notes': () => ({ body: { body: 'A note' } }),
  'post /introductions/:id/calls': () => ({
    body: { spokeWith: 'need', calledOn: '2026-01-05', body: 'They rang' },
  }),
  'post /introductions/:id/calls/:callId/follow-up': ({ callId }) => ({ params: { callId }, body: {} }),
  'post /caseload/hand-over': ({ id }) => ({ body: { ids: [id], toId } }),
  'put /me/broker-label': () => ({ body: { label: 'The go-between' } }),
  'post /introduction-requests': ({ needId, ideaId }) => ({ body: { needId, ideaId } }),
  ...inThread('post /introductions/:id/messages', (thread) => ({
    thread,
    clientId: randomUUID(),
    body: 'Another word',
  })),
  ...inThread('patch /introductions/:id/messages/:seq', (thread) => ({ thread, body: 'Another text' })),
  ...inThread('post /introductions/:id/messages/:seq/withdraw', (thread) => ({ thread })),
  ...inThread('post /introductions/:id/read', (thread) => ({ thread, seq: 1 })),
});
