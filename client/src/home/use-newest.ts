import { listIdeas } from '#server/ideas/ideas.contract.ts';
import { listNeeds } from '#server/needs/needs.contract.ts';
import { useRead } from '../api/use-read.ts';

const LIMIT = 3;
const claimed = { query: { limit: LIMIT, claimed: 'true' } };
const any = { query: { limit: LIMIT } };

/** The newest that somebody stands behind; where all was imported so far, the newest of that. */
export const useNewest = () => {
  const needs = useRead(listNeeds, claimed);
  const ideas = useRead(listIdeas, claimed);
  const noNeeds = needs.data?.items.length === 0;
  const noIdeas = ideas.data?.items.length === 0;
  const otherNeeds = useRead(listNeeds, any, { enabled: noNeeds });
  const otherIdeas = useRead(listIdeas, any, { enabled: noIdeas });
  return { needs: noNeeds ? otherNeeds : needs, ideas: noIdeas ? otherIdeas : ideas };
};
