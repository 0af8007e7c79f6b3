import { argon2id, hash, verify } from 'argon2';
import pLimit from 'p-limit';
import { fail } from '../fail.ts';

/** OWASP's second recommendation: 19 MiB, two passes, one lane. */
const settings = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The same letters typed on two keyboards are the same password. */
const plain = (password: string): string => password.normalize('NFKC');

interface Limits {
  /** Hashes at once. Two leave half of node's four worker threads to files and names. */
  readonly atOnce?: number;
  /** Callers that may wait for a turn; the next one is told that we are busy. */
  readonly waiting?: number;
}

/**
 * Password hashing with a ceiling: a flood of sign-ins waits in a short line and is then refused, and the rest of
 * the product keeps answering.
 */
export const passwords = ({ atOnce = 2, waiting = 60 }: Limits = {}) => {
  const turn = pLimit(atOnce);
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    if (turn.pendingCount >= waiting) throw fail('busy');
    return turn(work);
  };
  // Checked in place of the hash of somebody we do not know, so that both answers take as long.
  let nobody: Promise<string> | undefined;

  return {
    hash: async (password: string): Promise<string> => inTurn(() => hash(plain(password), settings)),

    /** `undefined` stands for an unknown account: never right, and as slow as a wrong password. */
    verify: async (known: string | undefined, password: string): Promise<boolean> => {
      nobody ??= hash('', settings);
      const against = known ?? (await nobody);
      const right = await inTurn(() => verify(against, plain(password)));
      return right && known !== undefined;
    },

    load: () => ({ active: turn.activeCount, waiting: turn.pendingCount }),
  };
};
export type Passwords = ReturnType<typeof passwords>;
