import { useState } from 'react';
import type { Introduction } from '#server/introductions/introductions.contract.ts';
import { Tabs } from '../ui/tabs.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { Talk } from './talk.tsx';
import classes from './talks.module.css';

type Props = { introduction: Introduction; personId: string };

/** The talks of an introduction: the broker's two before both accept, the room of three after. */
export const Talks = ({ introduction, personId }: Props) => {
  const { t } = useTranslation();
  const { threads, as } = introduction;
  const [picked, setPicked] = useState<Introduction['threads'][number]>();
  const kept = threads.find(({ thread }) => thread === picked?.thread);
  // When the room opens, the talk that was open comes to rest: whoever sat in it is taken along.
  const rests = picked?.writable === true && kept?.writable === false;
  const chosen = (rests ? undefined : kept) ?? threads.find(({ writable }) => writable) ?? threads[0];
  if (chosen === undefined) return null;
  const names = as === 'broker' ? 'thread' : 'mine';
  const talk = <Talk key={chosen.thread} introduction={introduction} thread={chosen} personId={personId} />;
  return (
    <section className={classes.talks} aria-labelledby="talks">
      <h2 id="talks">
        {threads.length > 1 ? t('messages.threads') : t(`messages.${names}.${chosen.thread}`)}
      </h2>
      {threads.length === 1 ? (
        talk
      ) : (
        <Tabs
          label={t('messages.threads')}
          chosen={chosen.thread}
          onChoose={(id) => setPicked(threads.find(({ thread }) => thread === id))}
          tabs={threads.map(({ thread, unread }) => ({
            id: thread,
            label: (
              <>
                {t(`messages.${names}.${thread}`)}
                {unread > 0 && thread !== chosen.thread ? (
                  <span className={classes.unread}>{t('messages.unread', { count: unread })}</span>
                ) : null}
              </>
            ),
          }))}
        >
          {talk}
        </Tabs>
      )}
    </section>
  );
};
