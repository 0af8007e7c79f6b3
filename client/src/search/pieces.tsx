import type { Found } from '#server/search/search.contract.ts';
import classes from './search.module.css';

/** Text with what was looked for marked. */
export const Pieces = ({ of }: { of: Found['title'] }) => {
  let at = 0;
  return of.map(({ text, hit }) => {
    const key = at;
    at += text.length;
    return hit ? (
      <mark key={key} className={classes.hit}>
        {text}
      </mark>
    ) : (
      <span key={key}>{text}</span>
    );
  });
};
