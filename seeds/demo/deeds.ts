import { createHash } from 'node:crypto';
import { always } from '#server/database/once.ts';
import type { Actor } from '#server/http/actor.ts';
import { JudgementStatus } from '#server/matching/matching.contract.ts';
import type { Thread } from '#server/messages/messages.contract.ts';
import { pairKey, type Stage } from './stage.ts';
import type { Deed, Pair } from './stories/step.ts';

const DAY = 24 * 60 * 60 * 1000;

/** A message's own id, the same in every run: the demo world is deterministic. */
const clientIdOf = (...parts: readonly string[]): string => {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** The pair in the queue of the broker's agency, however it is judged there. */
const matchOf = async ({ services, needs, ideas }: Stage, actor: Actor, pair: Pair): Promise<string> => {
  const asked = { needId: needs.get(pair.need), ideaId: ideas.get(pair.idea), limit: 1 };
  for (const status of JudgementStatus.options) {
    const [found] = (await services.matching.list(actor, { ...asked, status })).items;
    if (found !== undefined) return found.id;
  }
  throw new Error(`${pairKey(pair)} is in nobody's queue`);
};

const judging: readonly Deed['does'][] = ['shortlist', 'dismiss', 'restore', 'snooze', 'assign'];

/** Whether it is done to a pair in the queue, which must then be there. */
export const judges = ({ does }: Deed): boolean => judging.includes(does);

/** Does what somebody did, through the services, so that it is refused wherever it would be refused. */
export const perform = async (stage: Stage, pair: Pair, deed: Deed, at: Date): Promise<unknown> => {
  const { matching, introductions, messages } = stage.services;
  const actor = await stage.actor(deed.by);
  const match = (): Promise<string> => matchOf(stage, actor, pair);
  const introduction = (): string => stage.introductions.get(pairKey(pair));
  const ids = (): { needId: string; ideaId: string } => ({
    needId: stage.needs.get(pair.need),
    ideaId: stage.ideas.get(pair.idea),
  });
  /** To the end of a talk, wherever that is: before writing in it, too. */
  const reads = (thread: Thread): Promise<void> =>
    messages.markRead(actor, introduction(), { thread, seq: Number.MAX_SAFE_INTEGER });

  switch (deed.does) {
    case 'shortlist':
      return matching.shortlist(actor, await match(), deed.note, always);
    case 'dismiss':
      return matching.dismiss(actor, await match(), { reasonCode: deed.reasonCode, note: deed.note }, always);
    case 'restore':
      return matching.restore(actor, await match(), always);
    case 'snooze': {
      const until = new Date(at.getTime() + deed.forDays * DAY).toISOString();
      return matching.snooze(actor, await match(), until, always);
    }
    case 'assign':
      return matching.assign(actor, await match(), stage.people.get(deed.to), always);
    case 'pair':
      return matching.pairByHand(actor, { ...ids(), reason: deed.reason }, always);
    case 'draft': {
      const { noteToNeed, noteToIdea } = deed;
      const asked = { ...ids(), noteToNeed, noteToIdea, propose: false };
      const { id } = await introductions.draft(actor, asked, always);
      return stage.introductions.set(pairKey(pair), id);
    }
    case 'propose':
      return introductions.propose(actor, introduction(), {}, always);
    case 'accept': {
      // One consents to the words that one is shown.
      const { wording } = await introductions.read(actor, introduction());
      return introductions.accept(
        actor,
        introduction(),
        { fields: deed.fields, wordingId: wording.id },
        always,
      );
    }
    case 'decline':
      return introductions.decline(actor, introduction(), deed.reason, always);
    case 'withdraw':
      return introductions.withdraw(actor, introduction(), deed.reason, always);
    case 'close': {
      const { outcome, lesson } = deed;
      await reads('all');
      return introductions.close(actor, introduction(), { outcome, lesson }, always);
    }
    case 'note':
      return introductions.writeNote(actor, introduction(), deed.body, always);
    case 'read_cards':
      return introductions.cards(actor, introduction());
    case 'say': {
      const { thread, body } = deed;
      const clientId = clientIdOf(pairKey(pair), deed.by, body);
      await reads(thread);
      return messages.send(actor, introduction(), { thread, body, clientId });
    }
    case 'catch_up':
      return reads(deed.thread);
  }
};
