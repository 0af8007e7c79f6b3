import { z } from 'zod';
import type { IntroductionStatus } from '#server/introductions/introductions.contract.ts';

export const statuses = [
  'drafted',
  'proposed',
  'connected',
  'closed',
  'declined',
  'withdrawn',
  'expired',
] as const satisfies readonly IntroductionStatus[];

/** Which introductions, and how they are laid out. */
export const IntroductionsSearch = z.object({
  status: z.enum(statuses).optional().catch(undefined),
  waiting: z.literal(true).optional().catch(undefined),
  view: z.literal('board').optional().catch(undefined),
});
export type IntroductionsSearch = z.infer<typeof IntroductionsSearch>;
