import { useEffect, useRef, useSyncExternalStore } from 'react';

const STORED = 'queue-keys';
const watchers = new Set<() => void>();

const keysOn = (): boolean => localStorage.getItem(STORED) !== 'off';

const watch = (listener: () => void): (() => void) => {
  watchers.add(listener);
  return () => watchers.delete(listener);
};

/** Single keys can be turned off: they get in the way of speech input and of some screen readers (WCAG 2.1.4). */
export const setKeysOn = (on: boolean): void => {
  localStorage.setItem(STORED, on ? 'on' : 'off');
  for (const watcher of watchers) watcher();
};

export const useKeysOn = (): boolean => useSyncExternalStore(watch, keysOn);

const types = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  // Nobody types into a box to tick: whoever ticked a line by hand goes on with the keys.
  target.closest(
    'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]',
  ) !== null;

/** Single keys of a page. They are silent while somebody types, while a dialog is open, and with any modifier. */
export const useKeys = (keys: Readonly<Record<string, () => void>>): void => {
  const on = useKeysOn();
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (types(event.target) || document.querySelector('dialog[open]') !== null) return;
      // Help stays within reach, or nobody could turn the keys on again by keyboard alone.
      if (!on && event.key !== '?') return;
      const act = current.current[event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [on]);
};
