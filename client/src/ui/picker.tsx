import { Input } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from '../words/use-translation.ts';
import classes from './picker.module.css';

export type Option = { id: string; label: string; hint?: string | undefined; words?: string };

type Props = {
  id: string;
  options: readonly Option[];
  selected: readonly string[];
  onChange: (selected: string[]) => void;
  /** One choice replaces the last. */
  single?: boolean;
  placeholder?: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean | undefined;
  error?: boolean;
  /** What the list of choices is called. */
  listLabel: string;
};

const SHOWN = 40;

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Those whose name starts with the words come before those that merely contain them. */
const search = (options: readonly Option[], asked: string): Option[] => {
  const words = plain(asked).trim();
  if (words === '') return options.slice(0, SHOWN);
  const ranked = options.flatMap((option) => {
    const label = plain(option.label);
    if (label.startsWith(words)) return [{ option, rank: 0 }];
    if (label.includes(words)) return [{ option, rank: 1 }];
    return plain(`${option.words ?? ''} ${option.hint ?? ''}`).includes(words) ? [{ option, rank: 2 }] : [];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, SHOWN)
    .map(({ option }) => option);
};

/** A box to type in, with the choices under it: for hundreds of tags or places, by keyboard or by hand. */
export const Picker = ({
  id,
  options,
  selected,
  onChange,
  single,
  placeholder,
  listLabel,
  error,
  ...aria
}: Props) => {
  const { t } = useTranslation();
  const [asked, setAsked] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const found = useMemo(
    () =>
      search(
        options.filter((one) => !selected.includes(one.id)),
        asked,
      ),
    [options, selected, asked],
  );
  const byId = useMemo(() => new Map(options.map((option) => [option.id, option])), [options]);
  const current = found[Math.min(active, found.length - 1)];

  const choose = (option: Option): void => {
    onChange(single ? [option.id] : [...selected, option.id]);
    setAsked('');
    setActive(0);
    setOpen(false);
  };
  const drop = (gone: string): void => {
    onChange(selected.filter((one) => one !== gone));
    input.current?.focus();
  };
  const move = (by: number): void => {
    setOpen(true);
    setActive((at) => (found.length === 0 ? 0 : (at + by + found.length) % found.length));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'ArrowDown') move(open ? 1 : 0);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Escape' && open) setOpen(false);
    else if (event.key === 'Enter' && open && current !== undefined) choose(current);
    else if (event.key === 'Backspace' && asked === '' && selected.length > 0)
      onChange(selected.slice(0, -1));
    else return;
    if (event.key !== 'Backspace') event.preventDefault();
  };

  return (
    <div className={classes.picker}>
      {selected.length === 0 ? null : (
        <ul className={classes.chips}>
          {selected.map((one) => (
            <li key={one} className={classes.chip}>
              {byId.get(one)?.label ?? '…'}
              <button
                type="button"
                onClick={() => drop(one)}
                aria-label={t('app.remove', { what: byId.get(one)?.label ?? '' })}
              >
                <IconX size={16} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Input
        {...aria}
        id={id}
        ref={input}
        error={error ?? false}
        size="md"
        role="combobox"
        autoComplete="off"
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        {...(open && current !== undefined ? { 'aria-activedescendant': `${list}-${current.id}` } : {})}
        value={asked}
        {...(placeholder === undefined ? {} : { placeholder })}
        onChange={(event) => {
          setAsked(event.currentTarget.value);
          setActive(0);
          setOpen(true);
        }}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <div
        id={list}
        role="listbox"
        tabIndex={-1}
        aria-label={listLabel}
        hidden={!open || found.length === 0}
        className={classes.list}
      >
        {found.map((option) => (
          <div
            key={option.id}
            id={`${list}-${option.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={option.id === current?.id}
            className={classes.option}
            // Before the box loses the focus and the list with it.
            onMouseDown={(event) => {
              event.preventDefault();
              choose(option);
            }}
          >
            <span>{option.label}</span>
            {option.hint === undefined ? null : <span className={classes.hint}>{option.hint}</span>}
          </div>
        ))}
      </div>
      {open && found.length === 0 ? (
        <p className={classes.nothing} role="status">
          {t('app.nothingFound', { asked })}
        </p>
      ) : null}
    </div>
  );
};
