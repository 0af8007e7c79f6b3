/**
 * Arranges what has just been read so that nothing that is already on the screen moves past anything else: known
 * things keep their order, new ones come in after the neighbour that the server put before them.
 */
export const keepOrder = <T extends { id: string }>(shown: readonly string[], read: readonly T[]): T[] => {
  const byId = new Map(read.map((item) => [item.id, item]));
  const before = new Set(shown);
  const arranged = shown.flatMap((id) => byId.get(id) ?? []);
  // A thing that moved between two pages while they were read may come twice.
  const once = [...byId.values()];
  once.forEach((item, index) => {
    if (before.has(item.id)) return;
    const neighbour = once[index - 1];
    const at = neighbour === undefined ? 0 : arranged.findIndex(({ id }) => id === neighbour.id) + 1;
    arranged.splice(at, 0, item);
  });
  return arranged;
};

/**
 * Puts back, where they stood, things that were shown and are not read any more, so that what stands below them
 * does not move up by itself. The tail is left alone: what is missing there has only moved to a page not read yet.
 */
export const withGone = <T extends { id: string }>(
  shown: readonly T[],
  read: readonly T[],
  mayStay: (id: string) => boolean,
): { items: T[]; gone: ReadonlySet<string> } => {
  const readIds = new Set(read.map(({ id }) => id));
  const lastKept = shown.findLastIndex(({ id }) => readIds.has(id));
  const items = [...read];
  const gone = new Set<string>();
  shown.slice(0, Math.max(0, lastKept)).forEach((item, index) => {
    if (readIds.has(item.id) || !mayStay(item.id)) return;
    const above = shown[index - 1];
    items.splice(above === undefined ? 0 : items.findIndex(({ id }) => id === above.id) + 1, 0, item);
    gone.add(item.id);
  });
  return { items, gone };
};
