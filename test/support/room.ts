import { aNeed, anIdea } from './things.ts';
import type { World } from './world.ts';

/** A commissioner and a nurse whom a broker has introduced, both of whom accepted. */
export const connectedRoom = async (world: World) => {
  const [carys, nurse, bethan] = await Promise.all([
    world.commissioner(),
    world.contributor(),
    world.broker(),
  ]);
  const id = await bethan.introduces(await carys.posts(aNeed()), await nurse.posts(anIdea()));
  await carys.accepts(id);
  await nurse.accepts(id);
  return { id, carys, nurse, bethan };
};
