import { accounts } from './en/accounts.ts';
import { app, clasp, nav, regions } from './en/app.ts';
import { errors } from './en/errors.ts';
import { gaps, whyNot } from './en/gaps.ts';
import { home } from './en/home.ts';
import { introductions } from './en/introductions.ts';
import { ideas, items, needs } from './en/items.ts';
import { learning } from './en/learning.ts';
import { matching } from './en/matching.ts';
import { messages } from './en/messages.ts';

import { notifications } from './en/notifications.ts';
import { organisations } from './en/organisations.ts';
import { posting } from './en/posting.ts';

/** Every sentence of the product in English, one file per feature; another language has the same shape. */
export const en = {
  app,
  accounts,
  notifications,
  organisations,
  nav,
  clasp,
  errors,
  home,
  gaps,
  whyNot,
  items,
  needs,
  posting,
  ideas,
  regions,
  matching,
  learning,
  introductions,
  messages,
} as const;
