import { always } from '#server/database/once.ts';
import type { IdeaBody } from '#server/ideas/ideas.contract.ts';
import { wordsOf as ideaWords } from '#server/ideas/profile.ts';
import type { NeedBody } from '#server/needs/needs.contract.ts';
import { wordsOf as needWords } from '#server/needs/profile.ts';
import type { DemoIdea } from './ideas/idea.ts';
import type { DemoNeed } from './needs/need.ts';
import type { Stage } from './stage.ts';
import { momentOf } from './timeline.ts';

/** Authors take away most of the doubtful tags that the form offers them. */
const DOUBTFUL = 0.65;

const refusedBy = async (
  { services, tags }: Stage,
  words: { title: string; text: string },
  tagCodes: readonly string[],
): Promise<string[]> => {
  const chosen = tagCodes.map((code) => tags.get(code));
  const offered = await services.tags.suggest(words);
  return offered
    .filter(({ id, confidence }) => confidence < DOUBTFUL && !chosen.includes(id))
    .map(({ id }) => id);
};

const expiryOf = (
  today: Date,
  { status, endedDaysAgo }: Pick<DemoNeed | DemoIdea, 'status' | 'endedDaysAgo'>,
): string | null =>
  status === 'expired' && endedDaysAgo !== undefined
    ? momentOf(today, endedDaysAgo, '17:00').toISOString()
    : null;

export const postNeed = async (stage: Stage, need: DemoNeed, today: Date): Promise<void> => {
  const { key, by, organisation, postedDaysAgo, status, endedDaysAgo, tagCodes, deadlineInDays, ...written } =
    need;
  const body: NeedBody = {
    ...written,
    currency: 'GBP',
    tagIds: tagCodes.map((code) => stage.tags.get(code)),
    deadline:
      deadlineInDays === null ? null : momentOf(today, -deadlineInDays, '12:00').toISOString().slice(0, 10),
    expiresAt: expiryOf(today, need),
  };
  const { id } = await stage.services.needs.post(
    await stage.actor(by),
    {
      body,
      refusedTagIds: await refusedBy(stage, needWords(body), tagCodes),
      organisationId: stage.organisations.get(organisation),
      publish: status !== 'draft',
    },
    always,
  );
  stage.needs.set(key, id);
};

export const postIdea = async (stage: Stage, idea: DemoIdea, today: Date): Promise<void> => {
  const { key, by, organisation, callerConsent, postedDaysAgo, status, endedDaysAgo, tagCodes, ...written } =
    idea;
  const body: IdeaBody = {
    ...written,
    currency: 'GBP',
    tagIds: tagCodes.map((code) => stage.tags.get(code)),
    ownOrganisation: false,
    website: null,
    expiresAt: expiryOf(today, idea),
  };
  const { id } = await stage.services.ideas.post(
    await stage.actor(by),
    {
      body,
      refusedTagIds: await refusedBy(stage, ideaWords(body), tagCodes),
      organisationId: organisation === null ? null : stage.organisations.get(organisation),
      publish: status !== 'draft',
      ...(callerConsent === undefined ? {} : { onBehalf: { consent: callerConsent } }),
    },
    always,
  );
  stage.ideas.set(key, id);
};

/** Paused or closed by its author; what expires runs out by itself and is only written down. */
const end = async (
  stage: Stage,
  items: Pick<Stage['services']['needs'], 'expire'> & {
    readonly pause: Stage['services']['needs' | 'ideas']['pause'];
    readonly close: Stage['services']['needs' | 'ideas']['close'];
  },
  { by, status }: Pick<DemoNeed | DemoIdea, 'by' | 'status'>,
  id: string,
): Promise<void> => {
  if (status === 'paused') await items.pause(await stage.actor(by), id, always);
  else if (status === 'closed') await items.close(await stage.actor(by), id, always);
  else await items.expire();
};

export const endNeed = (stage: Stage, need: DemoNeed): Promise<void> =>
  end(stage, stage.services.needs, need, stage.needs.get(need.key));

export const endIdea = (stage: Stage, idea: DemoIdea): Promise<void> =>
  end(stage, stage.services.ideas, idea, stage.ideas.get(idea.key));
