import classes from './clasp.module.css';

export type ClaspState = 'suggested' | 'shortlisted' | 'proposed' | 'connected' | 'closed' | 'apart';

type Props = {
  state: ClaspState;
  /** What the glyph says, in words: it is the only name a screen reader gets. Empty where words stand beside it. */
  title: string;
  /** Which halves are filled while an introduction is proposed. */
  filled?: { left: boolean; right: boolean };
  size?: number;
};

const gaps: Record<ClaspState, number> = {
  suggested: 5,
  shortlisted: 3,
  proposed: 1.75,
  connected: 0,
  closed: 0,
  apart: 4,
};

const LEFT = 'M16 4a12 12 0 0 0 0 24z';
const RIGHT = 'M16 4a12 12 0 0 1 0 24z';

/** Two half-discs, left and right; how far apart they stand is how far two things have come together. */
export const Clasp = ({ state, title, filled, size = 28 }: Props) => {
  const gap = gaps[state];
  const whole = state === 'connected' || state === 'closed';
  const leftFilled = whole || (state === 'proposed' && filled?.left === true);
  const rightFilled = whole || (state === 'proposed' && filled?.right === true);
  const turn = state === 'apart' ? 24 : 0;
  return (
    <span
      className={classes.clasp}
      {...(title === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': title, title })}
    >
      <svg data-state={state} viewBox="-6 0 44 32" width={size * 1.375} height={size} aria-hidden="true">
        <g
          className={classes.left}
          data-filled={leftFilled}
          style={{ transform: `translateX(${-gap}px) rotate(${-turn}deg)` }}
        >
          <path d={LEFT} />
        </g>
        <g
          className={classes.right}
          data-filled={rightFilled}
          style={{ transform: `translateX(${gap}px) rotate(${turn}deg)` }}
        >
          <path d={RIGHT} />
        </g>
        {state === 'connected' ? <path className={classes.seam} d="M16 3v26" /> : null}
        {state === 'closed' ? <path className={classes.tick} d="m10.5 16.5 4 4 7.5-8.5" /> : null}
      </svg>
    </span>
  );
};
