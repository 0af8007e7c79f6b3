import { Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { suggestTags } from '#server/tags/tags.contract.ts';
import { useRead } from '../api/use-read.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './posting.module.css';
import { useLater } from './use-later.ts';

type Props = {
  title: string;
  text: string;
  chosen: readonly string[];
  refused: readonly string[];
  onAdd: (tagId: string) => void;
  onRefuse: (tagId: string) => void;
};

/** Tags that the text suggests, each with the words that earned it. Nothing is added without the person. */
export const TagSuggestions = ({ title, text, chosen, refused, onAdd, onRefuse }: Props) => {
  const { t } = useTranslation();
  const body = useLater({ title: title.slice(0, 300), text: text.slice(0, 40_000) }, 300);
  const { data } = useRead(suggestTags, { body }, { enabled: body.title + body.text !== '', keep: true });
  const open = (data?.items ?? [])
    .filter(({ id }) => !chosen.includes(id) && !refused.includes(id))
    .slice(0, 6);
  return (
    <section className={classes.suggestions} aria-label={t('posting.tags.suggested')}>
      <h2>{t('posting.tags.suggested')}</h2>
      {open.length === 0 ? <p className="dim">{t('posting.tags.none')}</p> : null}
      <ul className="plain-list">
        {open.map(({ id, label, words }) => (
          <li key={id}>
            <span>
              <strong>{label}</strong>{' '}
              <span className="dim small">{t('posting.tags.because', { words: words.join('”, “') })}</span>
            </span>
            <span className={classes.yesNo}>
              <Button
                size="sm"
                variant="light"
                leftSection={<IconPlus size={16} aria-hidden />}
                aria-label={t('posting.tags.addWhat', { tag: label })}
                onClick={() => onAdd(id)}
              >
                {t('posting.tags.add')}
              </Button>
              <Button
                size="sm"
                variant="subtle"
                color="ink"
                leftSection={<IconX size={16} aria-hidden />}
                aria-label={t('posting.tags.dropWhat', { tag: label })}
                onClick={() => onRefuse(id)}
              >
                {t('posting.tags.drop')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
