import { Button } from '@mantine/core';
import { useState } from 'react';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';

type Act = { mutate: () => void; isPending: boolean; error: unknown };

type Props = {
  moves: readonly ('edit' | 'publish' | 'pause' | 'close')[];
  paused: boolean;
  publish: Act;
  pause: Act;
  close: Act;
};

/** A button per move that the server allows. Closing cannot be undone, so it asks once more. */
export const Moves = ({ moves, paused, publish, pause, close }: Props) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [sure, setSure] = useState(false);
  const fault = [publish, pause, close].find((act) => act.error !== null)?.error;
  return (
    <div className="stack tight">
      <div className="row">
        {moves.includes('publish') ? (
          <Button loading={publish.isPending} onClick={publish.mutate}>
            {paused ? t('items.moves.resume') : t('items.moves.publish')}
          </Button>
        ) : null}
        {moves.includes('pause') ? (
          <Button variant="default" loading={pause.isPending} onClick={pause.mutate}>
            {t('items.moves.pause')}
          </Button>
        ) : null}
        {moves.includes('close') && !sure ? (
          <Button variant="default" onClick={() => setSure(true)}>
            {t('items.moves.close')}
          </Button>
        ) : null}
      </div>
      {sure && moves.includes('close') ? (
        <div className="stack tight" role="alert">
          <p>{t('items.moves.closeSure')}</p>
          <div className="row">
            <Button color="bad" loading={close.isPending} onClick={close.mutate}>
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
