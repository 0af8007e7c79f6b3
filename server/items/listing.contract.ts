import { z } from 'zod';

const forAll = ['published', 'closed', 'expired'] as const;

/** Said of the three alone, since whoever looks after nothing would be offered what they never see. */
const error = `Choose ${forAll.slice(0, -1).join(', ')} or ${forAll.at(-1)}`;

/** How an item stands that anybody may be listed. */
export const OpenStatus = z.enum(forAll, { error });

/** The same for lists, where whoever is signed in also finds what they look after. */
export const ListedStatus = z
  .enum([...forAll, 'draft', 'paused'], { error })
  .describe('`draft` and `paused` list what one looks after oneself, and need a sign-in');
