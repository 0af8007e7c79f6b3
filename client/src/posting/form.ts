import type { ReactNode } from 'react';
import type { Mistake } from '../ui/error-summary.tsx';

export type Body = Record<string, unknown>;

/** What a question needs to know to ask itself. */
export type Form<B extends Body> = {
  body: B;
  set: (part: Partial<B>) => void;
  /** The sentence beside a field that needs putting right. */
  errorOf: (field: keyof B & string) => string | undefined;
  /** Suggested tags that the person has said no to. */
  refused: readonly string[];
  refuse: (tagId: string) => void;
};

export type Step<B extends Body> = {
  id: string;
  question: string;
  fields: readonly (keyof B & string)[];
  /** Without these the need or idea cannot be understood. */
  required: readonly (keyof B & string)[];
  ask: (form: Form<B>) => ReactNode;
};

/** Everything the wizard must know about what is being posted. */
export type Questionnaire<B extends Body> = {
  noun: 'need' | 'idea';
  title: string;
  steps: readonly Step<B>[];
  labelOf: (field: keyof B & string) => string;
  /** An answer as the person would read it; undefined when there is none. */
  show: (field: keyof B & string, body: B) => string | undefined;
  /** Every fault of the given fields. */
  check: (
    fields: readonly (keyof B & string)[],
    required: readonly (keyof B & string)[],
    body: B,
  ) => Mistake[];
};
