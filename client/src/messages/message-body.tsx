import { lazy, Suspense } from 'react';
import classes from './message-list.module.css';

const Plain = ({ text }: { text: string }) => <p className={classes.body}>{text}</p>;

/** The reader of markdown comes after the words: until it is here, and where it cannot come, they stand as written. */
const Marked = lazy(() =>
  import('./marked-text.ts').then(
    ({ MarkedText }) => ({
      default: ({ text }: { text: string }) => (
        <div className={classes.marked}>
          <MarkedText text={text} />
        </div>
      ),
    }),
    () => ({ default: Plain }),
  ),
);

/** What somebody wrote. */
export const MessageBody = ({ text }: { text: string }) => (
  <Suspense fallback={<Plain text={text} />}>
    <Marked text={text} />
  </Suspense>
);
