import { z } from 'zod';

/** The address of what is missing: on which side, about what, where. What cannot be read is left out. */
export const GapsSearch = z.object({
  side: z.literal('ideas').optional().catch(undefined),
  tag: z.uuid().optional().catch(undefined),
  region: z
    .string()
    .regex(/^[A-Z]\d{8}$/)
    .optional()
    .catch(undefined),
});
export type GapsSearch = z.infer<typeof GapsSearch>;
