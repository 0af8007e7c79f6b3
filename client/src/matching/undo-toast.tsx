import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from '../words/use-translation.ts';
import classes from './undo-toast.module.css';

export type Said = {
  tone: 'ok' | 'bad' | 'plain';
  text: string;
  undoable?: boolean;
  link?: ReactNode;
  /** Leads to the pair that this is about. */
  onShow?: () => void;
  at: number;
};

type Props = { said: Said | undefined; onUndo: () => void; onClose: () => void };

/** Long enough to read and to undo; what offers nothing to do goes sooner. */
const SHOWN_MS = 15_000;
const PLAIN_MS = 6_000;

/** What has just happened, with the way back. It stays while the mouse or the focus is on it, and faults stay. */
export const UndoToast = ({ said, onUndo, onClose }: Props) => {
  const { t } = useTranslation();
  const toast = useRef<HTMLDivElement>(null);
  const at = said?.at;
  const lasts = said?.tone === 'bad';
  const shown = said?.tone === 'plain' ? PLAIN_MS : SHOWN_MS;

  useEffect(() => {
    if (at === undefined || lasts) return;
    const timer = setInterval(() => {
      const held = toast.current?.matches(':hover, :focus-within') ?? false;
      if (!held && Date.now() - at >= shown) onClose();
    }, 1_000);
    return () => clearInterval(timer);
  }, [at, lasts, shown, onClose]);

  return (
    <div className={classes.place}>
      {/* Always there, so that what appears in it is read out. */}
      <div role="status">
        {said === undefined ? null : (
          <div key={said.at} ref={toast} className={classes.toast} data-tone={said.tone}>
            <p>{said.text}</p>
            {said.link}
            {said.onShow === undefined ? null : (
              <Button variant="outline" size="sm" onClick={said.onShow}>
                {t('matching.act.show')}
              </Button>
            )}
            {said.undoable ? (
              <Button variant="outline" size="sm" onClick={onUndo}>
                {t('matching.act.undo')} <kbd aria-hidden>u</kbd>
              </Button>
            ) : null}
            <button
              type="button"
              className={classes.close}
              onClick={onClose}
              aria-label={t('matching.act.closeToast')}
            >
              <IconX size={18} aria-hidden />
            </button>
          </div>
        )}
      </div>
    </div>
  );
};
