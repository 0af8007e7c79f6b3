import { listMessageVersions, type Message } from '#server/messages/messages.contract.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { formatMoment } from '../ui/format.ts';
import { useTranslation } from '../words/use-translation.ts';
import { MessageBody } from './message-body.tsx';
import classes from './message-list.module.css';

/** What a message said before it was edited, for those who read it then. */
export const EarlierTexts = ({ message }: { message: Message }) => {
  const { t } = useTranslation();
  const { introductionId, thread, seq } = message;
  const read = useRead(listMessageVersions, {
    params: { id: introductionId, seq: String(seq) },
    query: { thread },
  });
  return (
    <Reading of={read} lines={1}>
      {({ items }) => (
        <ol className={classes.earlier} aria-label={t('messages.earlier')}>
          {items.map(({ version, body, at }) => (
            <li key={version}>
              <time dateTime={at}>{formatMoment(at)}</time>
              <MessageBody text={body} />
            </li>
          ))}
        </ol>
      )}
    </Reading>
  );
};
