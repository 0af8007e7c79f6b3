import type { cellsOf, Values } from './row-mapping.ts';

/** An item of a file before its organisation is looked for. */
export interface ItemOfRow<Body> {
  readonly externalId: string;
  readonly organisation: string | null;
  readonly body: Body;
  /** When it was first made public, where the file says so. */
  readonly publishedAt: string | null;
  readonly source: Values;
}

/** What every item's row has: an id by which it is known again, and perhaps its organisation's name. */
export const nameAndId = (cells: ReturnType<typeof cellsOf>): [id: string, organisation: string | null] => {
  const externalId = cells.text('external_id');
  if (externalId === '') cells.wrong('external_id', 'It is empty');
  if (externalId.length > 200) cells.wrong('external_id', 'It is longer than 200 characters');
  const organisation = cells.orNull('organisation');
  if (organisation !== null && (organisation.length < 2 || organisation.length > 200)) {
    cells.wrong('organisation', 'A name has 2 to 200 characters');
  }
  return [externalId, organisation];
};
