import type { Request, Router } from 'express';
import { fail } from '../fail.ts';
import type { Actor, Asker } from '../http/actor.ts';
import { handle } from '../http/handle.ts';
import { beginSession, endSession, type LoadActor } from '../http/session.ts';
import { done } from '../http/shapes.contract.ts';
import * as contract from './accounts.contract.ts';
import type { AccountsService } from './accounts.service.ts';
import type { LimitsService } from './limits.service.ts';
import { passportSignIn } from './passport.ts';
import { passwordRoutes } from './password.routes.ts';

export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly about: string;
}

interface Deps {
  readonly accounts: AccountsService;
  readonly limits: LimitsService;
  readonly loadActor: LoadActor;
  readonly unread: (personId: string) => Promise<number>;
  /** The people to try the product as; null everywhere but in a demonstration. */
  readonly demoPeople: readonly DemoPerson[] | null;
  /** True where mail is kept on a page instead of being sent. */
  readonly mailbox: boolean;
}

const addressOf = (request: Request): string => request.ip ?? 'unknown';

export const accountsRoutes = (router: Router, deps: Deps): void => {
  const { accounts, limits, loadActor, unread, demoPeople, mailbox } = deps;
  const byPassword = passportSignIn(accounts.checkPassword);

  const meOf = async (actor: Actor) => accounts.me(actor, await unread(actor.personId));

  const leave = async (actor: Asker): Promise<void> => {
    if (actor?.sessionId) await accounts.signOut(actor.personId, actor.sessionId);
  };

  const enter = async (request: Request, personId: string, before: Asker, proof?: string) => {
    await leave(before);
    const sessionId = await beginSession(request, personId);
    await accounts.signedIn(personId, sessionId, proof);
    const actor = await loadActor(personId, sessionId);
    if (actor === null) throw fail('person_not_found');
    return { me: await meOf(actor) };
  };

  handle(router, contract.signUp, async ({ body, request }, actor) => {
    await limits.signUp(addressOf(request));
    return enter(request, await accounts.signUp(body), actor);
  });

  handle(router, contract.signIn, async ({ body, request }, actor) => {
    await limits.signIn(body.email, addressOf(request));
    const { personId, proof } = await byPassword(request);
    await limits.signedIn(body.email, addressOf(request));
    return enter(request, personId, actor, proof);
  });

  handle(router, contract.signOut, async ({ request }, actor) => {
    await leave(actor);
    await endSession(request);
    return done;
  });

  handle(router, contract.verifyEmail, async ({ body }) => {
    await accounts.verify(body.token);
    return done;
  });

  handle(router, contract.resendVerification, async (_call, actor) => {
    await limits.resend(actor.personId);
    await accounts.resend(actor);
    return done;
  });

  handle(router, contract.getMe, async (_call, actor) => ({
    me: actor === null ? null : await meOf(actor),
    demo: demoPeople !== null,
    mailbox,
  }));

  handle(router, contract.getMyCard, (_call, actor) => accounts.card(actor));
  handle(router, contract.putMyCard, ({ body }, actor) => accounts.putCard(actor, body));

  passwordRoutes(router, accounts.password, limits);

  if (demoPeople === null) return;

  handle(router, contract.listDemoPeople, async () => ({ items: await accounts.demoPeople(demoPeople) }));

  handle(router, contract.signInAsDemo, async ({ body, request }, actor) => {
    const people = await accounts.demoPeople(demoPeople);
    if (!people.some(({ personId }) => personId === body.personId)) throw fail('person_not_found');
    return enter(request, body.personId, actor);
  });
};
