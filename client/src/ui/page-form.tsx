import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSentence } from '../words/use-sentence.ts';
import { ErrorSummary, type Mistake } from './error-summary.tsx';
import { Fault } from './states.tsx';

type Props = {
  /** What is wrong with the answers, told before they are sent. */
  mistakes: readonly Mistake[];
  /** Under way, or refused. */
  act: { readonly isPending: boolean; readonly isError: boolean; readonly error: unknown };
  /** Said in place of the plain sentence when it was refused. */
  refusal?: string | undefined;
  /** What the button says that sends it. */
  submit: string;
  /** It ends something. */
  ends?: boolean;
  onSubmit: () => void;
  /** Beside that button. */
  beside?: ReactNode;
  children: ReactNode;
};

/** A form that stands on a page: what went wrong above its fields, and the button that sends them below. */
export const PageForm = (props: Props) => {
  const { mistakes, act, refusal, submit, ends = false, onSubmit, beside, children } = props;
  const sentence = useSentence();
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <ErrorSummary mistakes={mistakes} />
      {act.isError && mistakes.length === 0 ? <Fault message={refusal ?? sentence(act.error)} /> : null}
      {children}
      <div className="row">
        <Button type="submit" {...(ends ? { color: 'bad' } : {})} loading={act.isPending}>
          {submit}
        </Button>
        {beside}
      </div>
    </form>
  );
};
