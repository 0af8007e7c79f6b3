/** Said by whoever waited in vain; the queue knows such mails by the code, and tries them again without an end. */
const silence = (): Error => Object.assign(new Error('The mail server says nothing'), { code: 'ETIMEDOUT' });

const isSilence = (error: unknown): boolean =>
  error instanceof Error && Reflect.get(error, 'code') === 'ETIMEDOUT';

const within = async <T>(asked: Promise<T>, longest: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(silence()), longest);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * How long a server is asked that takes the connection and says nothing. Each question ends after `longest`
 * milliseconds, whatever trickles in. And once one ended so, a single question at a time goes to see whether the server
 * speaks again, while the others are refused at once: else a few mails would hold every worker, and nothing would be
 * matched until a mail server is mended.
 */
export const patience = (longest: number) => {
  let silent = false;
  let asking = 0;
  return async <T>(ask: () => Promise<T>): Promise<T> => {
    if (silent && asking > 0) throw silence();
    asking += 1;
    try {
      const answer = await within(ask(), longest);
      silent = false;
      return answer;
    } catch (error) {
      silent = isSilence(error);
      throw error;
    } finally {
      asking -= 1;
    }
  };
};
