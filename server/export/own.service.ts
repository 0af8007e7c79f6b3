import type { AccountsService } from '../accounts/accounts.service.ts';
import type { AlertsService } from '../alerts/alerts.service.ts';
import type { ClaimsService } from '../claims/claims.service.ts';
import type { Clock } from '../clock.ts';
import { Failure } from '../fail.ts';
import type { Actor } from '../http/actor.ts';
import type { IdeasService } from '../ideas/ideas.service.ts';
import type { Introduction } from '../introductions/introductions.contract.ts';
import type { IntroductionsService } from '../introductions/introductions.service.ts';
import type { Message, Thread } from '../messages/messages.contract.ts';
import type { MessagesService } from '../messages/messages.service.ts';
import type { NeedsService } from '../needs/needs.service.ts';
import type { NotificationsService } from '../notifications/notifications.service.ts';
import type { OrganisationsService } from '../organisations/organisations.service.ts';
import { objectOf, type Section } from './sections.ts';

interface Deps {
  readonly clock: Clock;
  readonly accounts: AccountsService;
  readonly organisations: OrganisationsService;
  readonly needs: NeedsService;
  readonly ideas: IdeasService;
  readonly claims: Pick<ClaimsService, 'list'>;
  readonly introductions: IntroductionsService;
  readonly messages: MessagesService;
  readonly alerts: Pick<AlertsService, 'list'>;
  readonly notifications: NotificationsService;
}

const PAGE = 50;
const MESSAGES = 200;

type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null };

/** Every page of a list, one at a time. */
async function* paged<Item>(read: (cursor: string | undefined) => Promise<Page<Item>>) {
  let cursor: string | undefined;
  do {
    const { items, next } = await read(cursor);
    yield items;
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}

/** Everything of one's own, through the same services and policies that show it on the pages. */
export const ownExportService = (deps: Deps) => {
  const { accounts, organisations, introductions, messages, notifications } = deps;

  /** The introductions in which the actor is a side or the broker: what colleagues look after is not theirs. */
  async function* mine(actor: Actor): AsyncGenerator<Introduction[]> {
    const seen = new Set<string>();
    const pages = () => paged((cursor) => introductions.list(actor, { limit: PAGE, cursor }));
    const fresh = (page: readonly Introduction[]): Introduction[] => {
      const found = page.filter(({ id }) => !seen.has(id));
      for (const { id } of found) seen.add(id);
      return found.filter(({ as, brokerId }) => as !== 'broker' || brokerId === actor.personId);
    };
    for await (const page of pages()) yield fresh(page);
    // What moved in the meantime stands before what we began with.
    for await (const page of pages()) {
      if (page.every(({ id }) => seen.has(id))) return;
      yield fresh(page);
    }
  }

  async function* written(actor: Actor, id: string, thread: Thread): AsyncGenerator<Message[]> {
    for (let after = 0; ; ) {
      const { items, last } = await messages.list(actor, id, { thread, after, limit: MESSAGES });
      if (items.length > 0) yield items;
      after = items.at(-1)?.change ?? last;
      if (after >= last) return;
    }
  }

  /** Whose place in a room ended while we read is told no more of it. */
  async function* unlessLeft<Item>(pages: AsyncIterable<Item>): AsyncGenerator<Item> {
    try {
      yield* pages;
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'introduction_not_found')) throw error;
    }
  }

  async function* talks(actor: Actor): AsyncGenerator<Message[]> {
    for await (const page of mine(actor))
      for (const { id, threads } of page)
        for (const { thread } of threads) yield* unlessLeft(written(actor, id, thread));
  }

  return {
    /** One JSON object in pieces. No card of anybody else is in it: those are read on their own page, and recorded. */
    everythingOf: (actor: Actor): AsyncGenerator<string> => {
      const { personId, sessionId } = actor;
      const sections: Section[] = [
        ['madeAt', () => deps.clock().toISOString()],
        ['profile', () => accounts.me(actor, 0)],
        ['card', () => accounts.card(actor)],
        ['cardOpenTo', () => organisations.grants(actor)],
        ['sessions', () => accounts.sessionsOf(personId, sessionId)],
        ['needs', () => deps.needs.postedBy(personId)],
        ['ideas', () => deps.ideas.postedBy(personId)],
        ['answers', () => introductions.answersOf(personId)],
        ['introductions', () => mine(actor)],
        ['messages', () => talks(actor)],
        [
          'claims',
          () =>
            paged((cursor) =>
              deps.claims.list(actor, { status: 'requested', mine: true, limit: PAGE, cursor }),
            ),
        ],
        ['alerts', () => deps.alerts.list(actor)],
        ['mailSettings', () => notifications.settings.read(actor)],
        ['notifications', () => paged((cursor) => notifications.list(actor, { limit: PAGE, cursor }))],
      ];
      return objectOf(sections);
    },
  };
};

export type OwnExportService = ReturnType<typeof ownExportService>;
