import type { Introduction } from '#server/introductions/introductions.contract.ts';
import { Reading } from '../app/reading.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { CompanyLine } from './company-line.tsx';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import { post } from './outbox.ts';
import classes from './talk.module.css';
import type { ThreadLog } from './thread-log.ts';
import { useCompany } from './use-company.ts';
import { useWaiting } from './use-outbox.ts';
import { useMarkRead, useThread } from './use-thread.ts';

type Props = {
  introduction: Pick<Introduction, 'id' | 'as' | 'agency'>;
  thread: Introduction['threads'][number];
  personId: string;
};

const Log = ({ introduction, thread, personId, log }: Props & { log: ThreadLog }) => {
  const { t } = useTranslation();
  const waiting = useWaiting(personId, introduction.id, thread.thread);
  useMarkRead(introduction.id, thread.thread, log);
  return (
    <MessageList
      log={log}
      waiting={waiting}
      as={introduction.as}
      writable={thread.writable}
      label={t('messages.log', { thread: t(`messages.thread.${thread.thread}`) })}
    />
  );
};

/** One talk: what was said, and where to write. */
export const Talk = ({ introduction, thread, personId }: Props) => {
  const { t } = useTranslation();
  const read = useThread(introduction.id, thread.thread);
  // Where nobody can write, nobody waits for anybody.
  const talk = { introductionId: introduction.id, thread: thread.thread, open: thread.writable };
  const { here, writing, say } = useCompany(talk, read.data?.messages.at(-1));
  return (
    <div className={classes.talk}>
      <Reading of={read} lines={2}>
        {(log) => <Log introduction={introduction} thread={thread} personId={personId} log={log} />}
      </Reading>
      <CompanyLine as={introduction.as} here={here} writing={writing} />
      {thread.writable ? (
        <Composer
          key={thread.thread}
          draftKey={`draft ${personId} ${introduction.id} ${thread.thread}`}
          who={t(`messages.who.${introduction.as === thread.thread ? 'brokers' : thread.thread}`, {
            agency: introduction.agency.name,
          })}
          onWriting={say}
          onSend={(body) => post({ personId, introductionId: introduction.id, thread: thread.thread, body })}
        />
      ) : (
        <p className="dim">{t('messages.readOnly')}</p>
      )}
    </div>
  );
};
