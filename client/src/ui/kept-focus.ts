/**
 * A button that waits for its answer is disabled, and the browser takes the focus from what is disabled. The button
 * gets it back once it can be pressed again, unless the focus has gone on meanwhile.
 */
let last: HTMLButtonElement | null = null;

document.addEventListener('focusin', ({ target }) => {
  last = target instanceof HTMLButtonElement ? target : null;
});

new MutationObserver((changes) => {
  if (last === null || last.disabled || document.activeElement !== document.body) return;
  if (changes.some(({ target }) => target === last)) last.focus({ preventScroll: true });
}).observe(document.body, { subtree: true, attributeFilter: ['disabled'] });

export {};
