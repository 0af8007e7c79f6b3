import { randomUUID } from 'node:crypto';
import { rows } from '#server/database/query.ts';
import {
  acceptIntroduction,
  closeIntroduction,
  declineIntroduction,
  withdrawIntroduction,
} from '#server/introductions/introductions.contract.ts';
import {
  editMessage,
  type Message,
  sendMessage,
  withdrawMessage,
} from '#server/messages/messages.contract.ts';
import type { Act, Answered } from './agreement.ts';
import type { Move, Who } from './consent-model.ts';
import type { Instance } from './instance.ts';
import type { Recorded } from './record-model.ts';
import type { Stage } from './stage.ts';

const patience = { withinMs: 60_000 };

export const actsOn = (stage: Stage, wordingId: string) => {
  const { broker, commissioner, nurse } = stage.people;
  const cast = { need: commissioner, idea: nurse, broker } as const;
  const whoIs = new Map<string | null, Who>([
    [commissioner.personId, 'need'],
    [nurse.personId, 'idea'],
    [broker.personId, 'broker'],
  ]);

  const moves = (id: string, { who, move, key }: { who: Who; move: Move; key: string }, at: Instance) => {
    const [person, params, options] = [cast[who], { id }, { ...patience, at }];
    switch (move) {
      case 'accept': {
        const body = { fields: ['name' as const, 'email' as const], wordingId };
        return person.asks(acceptIntroduction, { params, body, key }, options);
      }
      case 'decline':
        return person.asks(declineIntroduction, { params, body: { reason: 'Not now' }, key }, options);
      case 'withdraw':
        return person.asks(withdrawIntroduction, { params, body: { reason: '' }, key }, options);
      case 'close':
        return person.asks(
          closeIntroduction,
          { params, body: { outcome: 'other' as const, lesson: '' }, key },
          options,
        );
    }
  };

  const speaks = (
    id: string,
    { who, does, key }: { who: Who; does: Exclude<Act['does'], Move>; key: string },
    options: { at: Instance; withinMs: number; onRetry: () => void },
  ): Promise<{ status: number; body: Message & { code?: string } }> => {
    const person = cast[who];
    if ('says' in does) {
      const body = { thread: does.says, clientId: key, body: key };
      return person.asks(sendMessage, { params: { id }, body }, options);
    }
    const params = { id, seq: does.seq };
    if ('takesBack' in does)
      return person.asks(withdrawMessage, { params, body: { thread: does.takesBack }, key }, options);
    const { version } = does;
    return person.asks(editMessage, { params, body: { thread: does.edits, body: key }, version }, options);
  };

  /** Does it, asking again until it is answered, each time under the same key. */
  const perform = async (
    id: string,
    { who, does }: Act,
    at: Instance,
    key: string = randomUUID(),
  ): Promise<Answered> => {
    if (typeof does === 'string') {
      const { status, body } = await moves(id, { who, move: does, key }, at);
      return { id, who, does, code: status === 200 ? 'ok' : String(body.code) };
    }
    let unsure = false;
    const onRetry = (): void => {
      unsure = true;
    };
    const { status, body } = await speaks(id, { who, does, key }, { ...patience, at, onRetry });
    return status === 200
      ? { id, who, does, code: 'ok', message: body }
      : { id, who, does, code: String(body.code), unsure };
  };

  /** What was recorded of an introduction, in the order of commits. */
  const recordOf = async (id: string): Promise<Recorded[]> =>
    (
      await rows<{ type: string; actorId: string | null; data: Recorded['data'] }>(
        stage.db,
        `select type, actor_id, data from events
         where noun_id = :id and noun in ('introduction', 'message') and type <> 'introduction.drafted'
         order by seq`,
        { id },
      )
    ).map(({ type, actorId, data }) => ({ type, who: whoIs.get(actorId), data }));

  return { cast, perform, recordOf };
};
