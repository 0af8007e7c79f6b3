import { type RefObject, useEffect, useRef } from 'react';

/** For what takes the place of the button that opened it: the keyboard goes on there, not at the top of the page. */
export const useFirstFocus = <E extends HTMLElement>(): RefObject<E | null> => {
  const own = useRef<E>(null);
  useEffect(() => own.current?.focus(), []);
  return own;
};
