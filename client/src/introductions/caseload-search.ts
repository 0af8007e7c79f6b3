import { z } from 'zod';

/** Whose introductions, and which of them. */
export const CaseloadSearch = z.object({
  broker: z
    .union([z.uuid(), z.literal('nobody')])
    .optional()
    .catch(undefined),
  due: z.enum(['overdue', 'follow_up']).optional().catch(undefined),
});
export type CaseloadSearch = z.infer<typeof CaseloadSearch>;
