import type { Message } from '#server/messages/messages.contract.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './talk.module.css';

type Author = Message['author'];

type Props = { as: Author; here: readonly Author[]; writing: readonly Author[] };

/** Who else is here, and who is writing: worth a look, and no interruption. */
export const CompanyLine = ({ as, here, writing }: Props) => {
  const { t } = useTranslation();
  // Whoever is of my own kind and is not me is a colleague: two brokers should not both answer.
  const nameOf = (author: Author): string =>
    author === as ? t('messages.colleague') : t(`messages.author.${author}`);
  const names = (authors: readonly Author[]): string => authors.map(nameOf).join(', ');
  const others = writing.filter((author) => author !== as);
  return (
    <p className={classes.company}>
      {here.length === 0 ? null : (
        <span className={classes.here}>{t('messages.here', { who: names(here) })}</span>
      )}
      {writing.includes(as) ? <strong>{t('messages.colleagueReplies')}</strong> : null}
      {others.length === 0 ? null : <span>{t('messages.writing', { who: names(others) })}</span>}
    </p>
  );
};
