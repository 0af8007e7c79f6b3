import { Button } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import { Dialog } from './dialog.tsx';
import { Fault } from './states.tsx';

type Props = {
  title: string;
  /** What the button says that sends it. */
  submit: string;
  /** It ends something. */
  ends?: boolean;
  /** Under way, or refused. */
  act: { readonly isPending: boolean; readonly isError: boolean; readonly error: unknown };
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** A dialog that asks for something: its fields, what went wrong beside the button that sends them, and a way out. */
export const DialogForm = ({ title, submit, ends = false, act, onSubmit, onClose, children }: Props) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
        {act.isError ? <Fault message={sentence(act.error)} /> : null}
        <div className="row">
          <Button type="submit" {...(ends ? { color: 'bad' } : {})} loading={act.isPending}>
            {submit}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
