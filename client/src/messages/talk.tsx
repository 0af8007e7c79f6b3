import type { Introduction } from '#server/introductions/introductions.contract.ts';
import { Reading } from '../app/reading.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import { post } from './outbox.ts';
import classes from './talk.module.css';
import type { ThreadLog } from './thread-log.ts';
import { useWaiting } from './use-outbox.ts';
import { useMarkRead, useThread } from './use-thread.ts';
import { useTyping } from './use-typing.ts';

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

/** One conversation: what was said, and where to write. */
export const Talk = ({ introduction, thread, personId }: Props) => {
  const { t } = useTranslation();
  const read = useThread(introduction.id, thread.thread);
  const { writing, say } = useTyping(introduction.id, thread.thread, read.data?.messages.at(-1));
  // My own side is not worth a line, and where nobody can write, nobody is writing.
  const others = thread.writable ? writing.filter((author) => author !== introduction.as) : [];
  return (
    <div className={classes.talk}>
      <Reading of={read} lines={2}>
        {(log) => <Log introduction={introduction} thread={thread} personId={personId} log={log} />}
      </Reading>
      <p className={classes.writing} aria-hidden>
        {others.length === 0
          ? null
          : t('messages.writing', { who: others.map((author) => t(`messages.author.${author}`)).join(', ') })}
      </p>
      {thread.writable ? (
        <Composer
          key={thread.thread}
          draftKey={`draft ${personId} ${introduction.id} ${thread.thread}`}
          who={t(`messages.who.${thread.thread}`, { agency: introduction.agency.name })}
          onWriting={say}
          onSend={(body) => post({ personId, introductionId: introduction.id, thread: thread.thread, body })}
        />
      ) : (
        <p className="dim">{t('messages.readOnly')}</p>
      )}
    </div>
  );
};
