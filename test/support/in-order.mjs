import TestSequencer from '@jest/test-sequencer';

/**
 * What begins, in this order: what takes much memory at a time, while the workers are young and have little to look through
 * for garbage; what waits most of the time and is told off by the clock; what keeps the machine busy.
 */
const first = [/\.unit\.test\.ts$/, /\.(fault|process)\.test\.ts$/, /\.browser\.test\.ts$/];

/**
 * On a machine that has run nothing yet, jest knows of no file how long it takes, and a browser may be left for the end, when
 * all other files are done.
 */
export default class InOrder extends TestSequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const turnOf = ({ path }) => {
      const turn = first.findIndex((kind) => kind.test(path));
      return turn < 0 ? first.length : turn;
    };
    return sorted.toSorted((one, other) => turnOf(one) - turnOf(other));
  }
}
