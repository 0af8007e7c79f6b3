import { IconX } from '@tabler/icons-react';
import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from '../words/use-translation.ts';
import classes from './dialog.module.css';

type Props = {
  title: string;
  onClose: () => void;
  children: ReactNode;
  width?: 'narrow' | 'wide';
};

/**
 * The browser's own modal dialog: it holds the focus, makes the rest inert, closes by Escape and gives the focus
 * back. Render it only while it is open.
 */
export const Dialog = ({ title, onClose, children, width = 'narrow' }: Props) => {
  const { t } = useTranslation();
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    const dialog = box.current;
    const from = document.activeElement;
    if (dialog !== null && !dialog.open) {
      dialog.showModal();
      // What the dialog says comes first, the first thing to fill in, or the title: never the button that closes it.
      const first =
        dialog.querySelector<HTMLElement>('[data-first], input, textarea, select') ?? heading.current;
      first?.focus();
    }
    return () => {
      if (dialog?.open) dialog.close();
      if (from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
    };
  }, []);

  const onBackdrop = (event: MouseEvent<HTMLDialogElement>): void => {
    if (event.target === box.current) onClose();
  };

  return (
    // A press beside the dialog closes it as Escape does; the keyboard has Escape and the button.
    <dialog
      ref={box}
      className={classes.dialog}
      data-width={width}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={onBackdrop}
    >
      <div className={classes.inside}>
        <header className={classes.head}>
          <h2 id={id} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <button type="button" className={classes.close} onClick={onClose} aria-label={t('app.close')}>
            <IconX size={20} aria-hidden />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
};
