import { parentPort, workerData } from 'node:worker_threads';
import { connect } from '../../database/connect.ts';
import { openLog } from '../../log.ts';
import type { Market } from '../market.ts';
import { marketsHere } from './market-here.ts';
import type { Answer, Answered, Begin, Kind, Question } from './messages.ts';

// The whole of a market's thread: it keeps what `marketsHere` opens, with connections of its own, and answers.

const port = parentPort;
if (port === null) throw new Error('This is the program of a thread');
const { url }: Begin = workerData;
const log = openLog('warn');
// Two pages on their way at most, and the items that are touched.
const markets = marketsHere({
  db: connect(url, 3),
  wordsNotKept: (reason) => log.warn({ err: reason }, 'the words of ideas are not kept for the next reading'),
});
let market: Market | undefined;

const opened = (): Market => {
  if (market === undefined) throw new Error('No market was opened');
  return market;
};

const answerTo = async ({ kind, given }: Question): Promise<Answered[Kind]> => {
  switch (kind) {
    case 'open': {
      market = markets.open(given.ground, given.at);
      // A market that fails takes its thread along, and whoever keeps it starts another.
      void market.ended.then((error) => {
        throw error;
      });
      return market.ready as Promise<undefined>;
    }
    case 'touch':
      return opened().touch(given.touched, given.at) as Promise<undefined>;
    case 'top':
      return opened().top(given.asker, given.search);
    case 'count':
      return markets.count(given.taxonomy, given.at);
  }
};

port.on('message', (question: Question) => {
  const { id } = question;
  const reply = (answer: { value: Answered[Kind] } | { error: unknown }): void => {
    const told: Answer = { id, sizes: market?.sizes() ?? { needs: 0, ideas: 0 }, ...answer };
    port.postMessage(told);
  };
  answerTo(question).then(
    (value) => reply({ value }),
    (error: unknown) => reply({ error }),
  );
});
