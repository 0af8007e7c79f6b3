import { present, textOf } from '../app/search-params.ts';

/** Which question is on the screen, and whether the person came from "check your answers". */
export type StepSearch = { step?: string; check?: true };

export const parseStepSearch = (raw: Record<string, unknown>): StepSearch =>
  present({ step: textOf(raw.step), check: raw.check === true ? (true as const) : undefined });
