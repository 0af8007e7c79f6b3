import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';

/** How the instance stands, for its front page. Counts only: nothing here says who or what. */
export const getNumbers = endpoint({
  method: 'get',
  path: '/numbers',
  noun: 'event',
  who: 'anyone',
  summary:
    'How many needs and ideas are open, the places they come from, introductions where both sides said yes, and pilots that came of them',
  returns: z.object({
    openNeeds: z.int(),
    openIdeas: z.int(),
    places: z.int(),
    introductionsConnected: z.int(),
    pilotsBegun: z.int(),
  }),
});
