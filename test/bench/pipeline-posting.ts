import { randomUUID } from 'node:crypto';
import { editIdea, type IdeaBody, postIdea } from '#server/ideas/ideas.contract.ts';
import type { Side } from '#server/matching/item.ts';
import { editNeed, type NeedBody, postNeed } from '#server/needs/needs.contract.ts';
import type { BenchPeople } from './pipeline-people.ts';
import type { PipelineWorld } from './pipeline-world.ts';

/** One posting or edit; the moments are of `performance.now()`. */
export interface Sent {
  readonly side: Side;
  readonly id: string;
  readonly sent: number;
  readonly answered: number;
}

interface Posted {
  readonly side: Side;
  readonly id: string;
  readonly version: number;
  readonly by: number;
}

const PEOPLE = 4;
const EVERYWHERE = 'K02000001';

/** People who post the market's next items one after another over HTTP, and edit them. `from`: how many it has. */
export const postings = async (people: BenchPeople, stored: PipelineWorld, from: number) => {
  const each = <T>(make: (at: number) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: PEOPLE }, (_, at) => make(at)));
  const commissioners = await each((at) => people.commissioner(`Carys${at}`));
  const contributors = await each((at) => people.contributor(`Nia${at}`));
  const mine: Posted[] = [];
  let made = 0;
  let edited = 0;

  const of = <T>(all: readonly T[], at: number): T => {
    const found = all[at];
    if (found === undefined) throw new Error('Somebody is missing');
    return found;
  };
  const placed = <B extends { regionCodes: string[] }>(body: B): B => ({
    ...body,
    regionCodes: body.regionCodes.length === 0 ? [EVERYWHERE] : body.regionCodes,
  });
  const needBody = (at: number): NeedBody => placed(stored.needBody(from + at));
  const ideaBody = (at: number): IdeaBody => placed(stored.ideaBody(from + at));

  const post = async (): Promise<Sent> => {
    const at = made;
    made += 1;
    const by = Math.floor(at / 2) % PEOPLE;
    const key = randomUUID();
    const sent = performance.now();
    if (at % 2 === 0) {
      const { organisationId, does } = of(commissioners, by);
      const given = { body: needBody(at), organisationId, publish: true };
      const { id, version } = await does(postNeed, { body: given, key });
      mine.push({ side: 'need', id, version, by });
      return { side: 'need', id, sent, answered: performance.now() };
    }
    const given = { body: ideaBody(at), publish: true };
    const { id, version } = await of(contributors, by).does(postIdea, { body: given, key });
    mine.push({ side: 'idea', id, version, by });
    return { side: 'idea', id, sent, answered: performance.now() };
  };

  /** Writes the next of the items that were posted as quite another one. */
  const edit = async (): Promise<Sent> => {
    const { side, id, version, by } = of(mine, edited);
    edited += 1;
    made += 1;
    const sent = performance.now();
    if (side === 'need')
      await of(commissioners, by).does(editNeed, { params: { id }, version, body: { body: needBody(made) } });
    else
      await of(contributors, by).does(editIdea, { params: { id }, version, body: { body: ideaBody(made) } });
    return { side, id, sent, answered: performance.now() };
  };

  return { people: 2 * PEOPLE, post, edit };
};
