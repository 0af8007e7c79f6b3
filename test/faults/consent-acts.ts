import { randomUUID } from 'node:crypto';
import { rows } from '#server/database/query.ts';
import {
  acceptIntroduction,
  closeIntroduction,
  declineIntroduction,
  withdrawIntroduction,
} from '#server/introductions/introductions.contract.ts';
import { sendMessage, type Thread } from '#server/messages/messages.contract.ts';
import {
  type Move,
  type Recorded,
  refusalOf,
  replay,
  type Standing,
  timesOf,
  type Who,
  writingRefusalOf,
} from './consent-model.ts';
import type { Instance } from './instance.ts';
import type { Stage } from './stage.ts';

/** What somebody does: a move, or a message in a thread. */
export interface Act {
  readonly who: Who;
  readonly does: Move | { readonly says: Thread };
}

/** An act and what it was answered; `ok`, or the code of the refusal. */
export interface Answered extends Act {
  readonly id: string;
  readonly code: string;
  /** The message's number, where it was one. */
  readonly seq?: number;
  readonly clientId?: string;
}

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
    const message = { thread: does.says, clientId: key, body: key };
    const { status, body } = await cast[who].asks(
      sendMessage,
      { params: { id }, body: message },
      { ...patience, at },
    );
    return status === 200
      ? { id, who, does, code: 'ok', seq: body.seq, clientId: key }
      : { id, who, does, code: String(body.code) };
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

/**
 * Holds what was answered against what was recorded: each "done" is in the record once, nothing is there that nobody
 * was told of, and each refusal was right at some moment between the asking and the answer. `from`: how long the
 * record was when the asking began. Returns how it stands now.
 */
export const agrees = (
  record: readonly Recorded[],
  from: number,
  answered: readonly Answered[],
): Standing => {
  const stood = replay(record);
  const meanwhile = stood.slice(from);
  const added = record.slice(from);
  const said = (wrong: string): Error =>
    new Error(`${wrong}: ${JSON.stringify({ answered, added, stood: meanwhile })}`);
  for (const { who, does, code, seq } of answered) {
    if (code === 'ok') {
      const isThere =
        typeof does === 'string'
          ? timesOf(added, who, does) === 1
          : record.some(
              (line) => line.who === who && line.data.thread === does.says && line.data.seq === seq,
            );
      if (!isThere) throw said(`${who} was told that it was done, and the record does not tell of it once`);
      continue;
    }
    const refused = meanwhile.some(
      (standing) =>
        (typeof does === 'string'
          ? refusalOf(standing, who, does)
          : writingRefusalOf(standing, who, does.says)) === code,
    );
    if (!refused) throw said(`${who} was refused with ${code}, and at no moment was that right`);
  }
  for (const { type, who } of added) {
    if (type === 'introduction.connected' || type === 'introduction.card_read') continue;
    const told = answered.some(
      (one) =>
        one.code === 'ok' && one.who === who && (type === 'message.sent') === (typeof one.does !== 'string'),
    );
    if (!told) throw said(`${type} by ${who} is in the record, and nobody was told`);
  }
  const last = stood.at(-1);
  if (last === undefined) throw said('There is no record');
  return last;
};
