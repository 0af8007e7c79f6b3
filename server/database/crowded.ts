/** Whether no connection came free in time: the database is busy, and whoever asks next would wait as long. */
export const isCrowded = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'KnexTimeoutError' || error.message.includes('timeout exceeded when trying to connect'));
