import { Button } from '@mantine/core';
import { useState } from 'react';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';

type Act = { mutate: (input: { params: { id: string } }) => void; isPending: boolean; error: unknown };

export type ItemMoves = { publish: Act; pause: Act; close: Act };

type Props = {
  id: string;
  /** What the server allows this person now. */
  open: readonly ('edit' | 'publish' | 'pause' | 'close')[];
  paused: boolean;
  moves: ItemMoves;
};

/** A button per move that the server allows. Closing cannot be undone, so it asks once more. */
export const Moves = ({ id, open, paused, moves: { publish, pause, close } }: Props) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [sure, setSure] = useState(false);
  const fault = [publish, pause, close].find((act) => act.error !== null)?.error;
  const input = { params: { id } };
  return (
    <div className="stack tight">
      <div className="row">
        {open.includes('publish') ? (
          <Button loading={publish.isPending} onClick={() => publish.mutate(input)}>
            {paused ? t('items.moves.resume') : t('items.moves.publish')}
          </Button>
        ) : null}
        {open.includes('pause') ? (
          <Button variant="default" loading={pause.isPending} onClick={() => pause.mutate(input)}>
            {t('items.moves.pause')}
          </Button>
        ) : null}
        {open.includes('close') && !sure ? (
          <Button variant="default" onClick={() => setSure(true)}>
            {t('items.moves.close')}
          </Button>
        ) : null}
      </div>
      {sure && open.includes('close') ? (
        <div className="stack tight" role="alert">
          <p>{t('items.moves.closeSure')}</p>
          <div className="row">
            <Button color="bad" loading={close.isPending} onClick={() => close.mutate(input)}>
              {t('items.moves.closeYes')}
            </Button>
            <Button variant="default" onClick={() => setSure(false)}>
              {t('items.moves.closeNo')}
            </Button>
          </div>
        </div>
      ) : null}
      {fault === undefined ? null : <Fault message={sentence(fault)} />}
    </div>
  );
};
