import TestSequencer from '@jest/test-sequencer';

/** What takes long: some wait most of the time, others keep the machine busy. */
const waiting = /\.(fault|process)\.test\.ts$/;
const busy = /\.browser\.test\.ts$/;

/**
 * On a machine that has run nothing yet, jest knows of no file how long it takes, and a browser may be left for the end, when
 * all other files are done. So the long ones begin, the waiting beside the busy.
 */
export default class LongestFirst extends TestSequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const [waits, works] = [waiting, busy].map((kind) => sorted.filter(({ path }) => kind.test(path)));
    const pairs = Array.from({ length: Math.max(waits.length, works.length) }, (_, at) => [
      waits[at],
      works[at],
    ]);
    const long = pairs.flat().filter((test) => test !== undefined);
    return [...long, ...sorted.filter((test) => !long.includes(test))];
  }
}
