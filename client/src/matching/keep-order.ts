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
