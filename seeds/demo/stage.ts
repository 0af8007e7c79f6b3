import type { Db } from '#server/database/connect.ts';
import type { Actor } from '#server/http/actor.ts';
import type { Services } from '#server/services.ts';
import type { OrganisationKey } from './organisation.ts';
import type { PersonKey } from './person.ts';
import type { Pair } from './stories/step.ts';

/** Names of the demo world and the ids they got. */
class Register<Key extends string> {
  readonly #ids = new Map<Key, string>();

  set(key: Key, id: string): void {
    this.#ids.set(key, id);
  }

  has(key: Key): boolean {
    return this.#ids.has(key);
  }

  get(key: Key): string {
    const id = this.#ids.get(key);
    if (id === undefined) throw new Error(`The demo world mentions ${key} before it is there`);
    return id;
  }
}

/** Where the demo world is played: the services, and who and what is there already. */
export const openStage = (db: Db, services: Services) => {
  const people = new Register<PersonKey>();

  return {
    db,
    services,
    people,
    organisations: new Register<OrganisationKey>(),
    tags: new Register<string>(),
    needs: new Register<string>(),
    ideas: new Register<string>(),
    introductions: new Register<string>(),

    /** Who acts, with what they are at this moment. */
    actor: async (key: PersonKey): Promise<Actor> => {
      const actor = await services.organisations.loadActor(people.get(key), null);
      if (actor === null) throw new Error(`${key} is not there`);
      return actor;
    },
  };
};
export type Stage = ReturnType<typeof openStage>;

export const pairKey = ({ need, idea }: Pair): string => `${need} × ${idea}`;
