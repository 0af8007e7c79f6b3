import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { type Found, suggestFound } from '#server/search/search.contract.ts';
import { useRead } from '../api/use-read.ts';
import picker from '../ui/picker.module.css';
import { useTranslation } from '../words/use-translation.ts';
import { goTo } from './found-link.tsx';
import { Pieces } from './pieces.tsx';
import classes from './search.module.css';

type Props = {
  id: string;
  q?: string | undefined;
  /** What happens with Enter. */
  onSearch: (q: string) => void;
  /** In the bar at the top: no button, and it empties itself. */
  small?: boolean;
};

const PAUSE_MS = 150;
const SHORTEST = 2;
const LONGEST = 300;

/** The box that searches, with suggestions while one types: arrows, Enter, Escape (the combobox of WAI-ARIA). */
export const SearchBox = ({ id, q = '', onSearch, small = false }: Props) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(q);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setTyped(q), [q]);
  const [asked] = useDebouncedValue(typed.trim().slice(0, LONGEST), PAUSE_MS);
  const wanted = open && asked.length >= SHORTEST;
  const read = useRead(suggestFound, { query: { q: asked } }, { enabled: wanted, keep: true });
  const found: readonly Found[] = wanted && typed.trim() !== '' ? (read.data?.items ?? []) : [];
  const shown = open && found.length > 0;
  const current = found[active];

  const close = (): void => {
    setOpen(false);
    setActive(-1);
  };
  const choose = (one: Found): void => {
    close();
    if (small) setTyped('');
    void goTo(navigate, one);
  };
  const find = (event: FormEvent): void => {
    event.preventDefault();
    close();
    const words = typed.trim().slice(0, LONGEST);
    if (small) setTyped('');
    onSearch(words);
  };
  const move = (by: 1 | -1): void => {
    setOpen(true);
    // One step beyond the last is the box itself again.
    setActive((at) => ((at + 1 + by + found.length + 1) % (found.length + 1)) - 1);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Escape' && shown) close();
    else if (event.key === 'Escape' && typed !== '') setTyped('');
    else if (event.key === 'Enter' && shown && current !== undefined) choose(current);
    else return;
    event.preventDefault();
  };

  return (
    <form className={small ? classes.smallBox : classes.box} onSubmit={find}>
      <label htmlFor={id} className="visually-hidden">
        {t('search.label')}
      </label>
      <div className={classes.field}>
        <IconSearch size={18} aria-hidden className={classes.glass} />
        <input
          ref={input}
          id={id}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          role="combobox"
          autoComplete="off"
          spellCheck
          maxLength={LONGEST}
          className={classes.input}
          placeholder={small ? t('search.short') : t('search.label')}
          aria-expanded={shown}
          aria-controls={list}
          aria-autocomplete="list"
          {...(shown && current !== undefined ? { 'aria-activedescendant': `${list}-${current.id}` } : {})}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setActive(-1);
            setOpen(true);
          }}
          onBlur={close}
          onKeyDown={onKeyDown}
        />
        {small ? <kbd className={classes.key}>/</kbd> : null}
        <div
          id={list}
          role="listbox"
          tabIndex={-1}
          aria-label={t('search.suggestions')}
          hidden={!shown}
          className={picker.list}
        >
          {found.map((one) => (
            <div
              key={one.id}
              id={`${list}-${one.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={one === current}
              className={picker.option}
              // Before the box loses the focus and the list with it.
              onMouseDown={(event) => {
                event.preventDefault();
                choose(one);
              }}
            >
              <span>
                <Pieces of={one.title} />
              </span>
              <span className={picker.hint}>
                {[t(`search.kind.${one.kind}`), one.places[0]?.name].filter(Boolean).join(' · ')}
              </span>
            </div>
          ))}
        </div>
      </div>
      <span role="status" className="visually-hidden">
        {wanted && !read.isFetching ? t('search.suggested', { count: found.length }) : ''}
      </span>
      {small ? null : (
        <button type="submit" className={classes.go}>
          {t('search.find')}
        </button>
      )}
    </form>
  );
};
