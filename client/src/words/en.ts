import { app, clasp, nav } from './en/app.ts';
import { errors } from './en/errors.ts';
import { introductions } from './en/introductions.ts';
import { matching } from './en/matching.ts';
import { messages } from './en/messages.ts';

/** Every sentence of the product in English, one file per feature; another language has the same shape. */
export const en = { app, nav, clasp, errors, matching, introductions, messages } as const;
