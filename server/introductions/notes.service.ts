import { newId } from '../database/id.ts';
import type { Once } from '../database/once.ts';
import { record } from '../events/record.ts';
import { fail } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import type { Deps } from './deps.ts';
import { brokersOf, placeOf } from './introductions.policy.ts';
import * as store from './introductions.store.ts';
import * as notes from './notes.store.ts';

/** The agency's private notes. For anybody else, a party too, the introduction might as well not exist. */
export const noting = ({ db, clock, accounts }: Deps) => {
  const listNotes = async (actor: Actor, id: string) => {
    const introduction = await store.findIntroduction(db, id);
    if (introduction === undefined || placeOf(actor, introduction) !== 'broker') {
      throw fail('introduction_not_found');
    }
    const found = await notes.listNotes(db, id);
    const names = await accounts.names(db, [...new Set(found.flatMap(({ authorId }) => authorId ?? []))]);
    return found.map((note) => ({
      id: note.id,
      body: note.body,
      authorName: note.authorId === null ? '' : (names.get(note.authorId) ?? ''),
      createdAt: note.createdAt,
    }));
  };

  const writeNote = async (actor: Actor, id: string, body: string, once: Once) => {
    const noteId = await db.transaction((trx) =>
      once(trx, async () => {
        const introduction = await store.lockIntroduction(trx, id, 'share');
        if (placeOf(actor, introduction) !== 'broker') throw fail('introduction_not_found');
        const note = {
          id: newId(),
          introductionId: id,
          authorId: actor.personId,
          body,
          createdAt: clock().toISOString(),
        };
        await notes.insertNote(trx, note);
        await record(trx, {
          type: 'introduction.noted',
          noun: 'note',
          id,
          actorId: actor.personId,
          audiences: brokersOf(introduction),
          data: { noteId: note.id },
          at: note.createdAt,
        });
        return note.id;
      }),
    );
    const written = (await listNotes(actor, id)).find((note) => note.id === noteId);
    if (written === undefined) throw fail('introduction_not_found');
    return written;
  };

  return { listNotes, writeNote };
};
