import TestSequencer from '@jest/test-sequencer';

/** What takes long, in the order in which it begins: first what waits most of the time and is told off by the clock. */
const long = [/\.(fault|process)\.test\.ts$/, /\.browser\.test\.ts$/];

/**
 * On a machine that has run nothing yet, jest knows of no file how long it takes, and a browser may be left for the end, when
 * all other files are done. So the long ones begin, and none that looks at the clock runs beside a browser.
 */
export default class LongestFirst extends TestSequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const turnOf = ({ path }) => {
      const turn = long.findIndex((kind) => kind.test(path));
      return turn < 0 ? long.length : turn;
    };
    return sorted.toSorted((one, other) => turnOf(one) - turnOf(other));
  }
}
