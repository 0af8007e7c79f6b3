import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

const hasGone = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  error.code === 'ERR_STREAM_PREMATURE_CLOSE';

/**
 * Sends what is written as it comes, no faster than it is taken. When the reader has gone, the writer is ended at its
 * next piece; when the writer fails, the connection is cut, so that nobody takes half of a file for a whole one.
 */
export const sendStream = async (response: Response, pieces: AsyncIterable<string>): Promise<void> => {
  try {
    await pipeline(Readable.from(pieces, { objectMode: true, highWaterMark: 1 }), response);
  } catch (error) {
    if (!response.destroyed || !hasGone(error)) throw error;
  }
};
