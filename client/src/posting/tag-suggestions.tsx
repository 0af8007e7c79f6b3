import { Button } from '@mantine/core';
import { IconCheck, IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { suggestTags } from '#server/tags/tags.contract.ts';
import { useRead } from '../api/use-read.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './tag-suggestions.module.css';
import { useLater } from './use-later.ts';

type Props = {
  title: string;
  text: string;
  chosen: readonly string[];
  refused: readonly string[];
  onChange: (chosen: string[]) => void;
  onRefuse: (tagId: string) => void;
  /** Beside a question about something else: the best few, and nothing at all while there are none. */
  brief?: boolean;
};

/** Long enough to let a word be finished, short enough to follow. */
const PAUSE = 120;
const MOST = 6;
const MOST_BRIEF = 3;
const WORDS_BRIEF = 2;

/** What the text suggests now. While somebody types on, the last answer stays. */
const useSuggestions = (title: string, text: string) => {
  const body = useLater({ title: title.slice(0, 300), text: text.slice(0, 40_000) }, PAUSE);
  const enabled = (body.title + body.text).trim() !== '';
  const { data } = useRead(suggestTags, { body }, { enabled, keep: true });
  return enabled ? (data?.items ?? []) : [];
};

/**
 * Tags that the text suggests, each with the words that earned it. Nothing is added without the person, and what they
 * will not have goes away and is not suggested for this text again.
 */
export const TagSuggestions = (props: Props) => {
  const { title, text, chosen, refused, onChange, onRefuse, brief = false } = props;
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [said, setSaid] = useState('');
  const [left, setLeft] = useState<number>();
  const shown = useSuggestions(title, text)
    .filter(({ id }) => !refused.includes(id) && (brief || !chosen.includes(id)))
    .slice(0, brief ? MOST_BRIEF : MOST);

  // Whoever works by keyboard goes on where the tag was that has just gone.
  useEffect(() => {
    if (left === undefined) return;
    const buttons = list.current?.querySelectorAll<HTMLElement>('[data-add]') ?? [];
    (buttons[Math.min(left, buttons.length - 1)] ?? heading.current)?.focus();
    setLeft(undefined);
  }, [left]);

  const add = (id: string, label: string, at: number): void => {
    const has = chosen.includes(id);
    onChange(has ? chosen.filter((one) => one !== id) : [...chosen, id]);
    setSaid(t(has ? 'posting.tags.takenBack' : 'posting.tags.added', { tag: label }));
    if (!brief) setLeft(at);
  };
  const refuse = (id: string, label: string, at: number): void => {
    if (chosen.includes(id)) onChange(chosen.filter((one) => one !== id));
    onRefuse(id);
    setSaid(t('posting.tags.dropped', { tag: label }));
    setLeft(at);
  };
  const because = (words: readonly string[]): string =>
    t('posting.tags.because', { words: (brief ? words.slice(0, WORDS_BRIEF) : words).join('”, “') });

  return (
    <section
      className={brief ? classes.brief : classes.full}
      aria-label={t('posting.tags.suggested')}
      hidden={brief && shown.length === 0 && said === ''}
    >
      <h2 ref={heading} tabIndex={-1}>
        {t(brief ? 'posting.tags.asYouWrite' : 'posting.tags.suggested')}
      </h2>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {shown.length === 0 && !brief ? <p className="dim">{t('posting.tags.none')}</p> : null}
      <ul className="plain-list" ref={list}>
        {shown.map(({ id, label, words }, at) => {
          const has = chosen.includes(id);
          return (
            <li key={id}>
              <span className={classes.what}>
                <strong>{label}</strong> <span className="dim small">{because(words)}</span>
              </span>
              <span className={classes.yesNo}>
                <Button
                  size="sm"
                  variant={has ? 'filled' : 'light'}
                  leftSection={has ? <IconCheck size={16} aria-hidden /> : <IconPlus size={16} aria-hidden />}
                  data-add
                  aria-label={t(has ? 'posting.tags.hasWhat' : 'posting.tags.addWhat', { tag: label })}
                  onClick={() => add(id, label, at)}
                >
                  {t(has ? 'posting.tags.has' : 'posting.tags.add')}
                </Button>
                <Button
                  size="sm"
                  variant="subtle"
                  color="ink"
                  leftSection={<IconX size={16} aria-hidden />}
                  aria-label={t('posting.tags.dropWhat', { tag: label })}
                  onClick={() => refuse(id, label, at)}
                >
                  {t('posting.tags.drop')}
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
