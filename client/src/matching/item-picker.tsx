import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { TextField } from '../ui/controls.tsx';
import { Fault, Loading } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './item-picker.module.css';

export type Item = { id: string; title: string; excerpt: string; places: readonly { name: string }[] };

type Found = { items: readonly Item[] | undefined; error: unknown };

type Props = {
  side: 'need' | 'idea';
  /** Reads those that fit the words. A hook: called once on each rendering. */
  useFound: (words: string) => Found;
  onChoose: (item: Item) => void;
};

/** Finds a need or an idea by its words, and chooses one. */
export const ItemPicker = ({ side, useFound, onChoose }: Props) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue(words.trim(), 250);
  const { items, error } = useFound(asked);
  return (
    <div className="stack tight">
      <TextField
        id={`pair-${side}`}
        type="search"
        label={t(side === 'need' ? 'matching.pair.searchNeeds' : 'matching.pair.searchIdeas')}
        value={words}
        onChange={setWords}
      />
      {items === undefined ? (
        error === null ? (
          <Loading lines={3} />
        ) : (
          <Fault message={sentence(error)} />
        )
      ) : items.length === 0 ? (
        <p className="dim" role="status">
          {t('matching.pair.nothing')}
        </p>
      ) : (
        <ul
          className={classes.list}
          aria-label={t(side === 'need' ? 'matching.pair.needs' : 'matching.pair.ideas')}
        >
          {items.map((item) => (
            <li key={item.id} className={classes.item} data-side={side}>
              <span className={classes.words}>
                <strong>{item.title}</strong>
                <span className="dim small">{item.places.map(({ name }) => name).join(', ')}</span>
              </span>
              <Button
                size="sm"
                variant="default"
                aria-label={`${t('matching.pair.choose')}: ${item.title}`}
                onClick={() => onChoose(item)}
              >
                {t('matching.pair.choose')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
