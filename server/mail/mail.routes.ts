import type { Router } from 'express';
import { handle } from '../http/handle.ts';
import { listMailbox } from './mail.contract.ts';
import type { Mailer } from './mailer.ts';

/** Mounted only where mail is kept instead of sent. */
export const mailRoutes = (router: Router, mailer: Mailer): void => {
  handle(router, listMailbox, async () => ({ items: await mailer.kept() }));
};
