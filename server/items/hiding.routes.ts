import type { Router } from 'express';
import type { Once } from '../database/once.ts';
import type { Actor } from '../http/actor.ts';
import { handle } from '../http/handle.ts';
import { done } from '../http/shapes.contract.ts';
import { type Hiding, hiding } from './hiding.contract.ts';
import type { HidingMove } from './hiding.policy.ts';
import type { ItemNoun } from './moves.ts';

interface Hides {
  readonly hiding: (actor: Actor, id: string) => Promise<Hiding>;
  readonly moveHiding: (
    actor: Actor,
    id: string,
    asked: { readonly verb: HidingMove; readonly reason: string },
    once: Once,
  ) => Promise<void>;
}

/** The same four for needs and for ideas. */
export const hidingRoutes = (router: Router, noun: ItemNoun, items: Hides): void => {
  const { get, hide, restore, askAgain } = hiding[noun];
  handle(router, get, ({ params }, actor) => items.hiding(actor, params.id));
  for (const [endpoint, verb] of [
    [hide, 'hide'],
    [restore, 'restore'],
    [askAgain, 'ask_again'],
  ] as const)
    handle(router, endpoint, async ({ params, body: { reason }, once }, actor) => {
      await items.moveHiding(actor, params.id, { verb, reason }, once);
      return done;
    });
};
