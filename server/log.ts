import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** Structured logs. Contacts never reach them: bodies are not logged, and known carriers are struck out. */
export const openLog = (level: string, to?: DestinationStream): Log => {
  const options = {
    level,
    redact: {
      paths: [
        'req.headers.cookie',
        'req.headers.authorization',
        'res.headers["set-cookie"]',
        '*.email',
        '*.telephone',
        '*.password',
        '*.token',
        // Errors of the database quote the row.
        'err.detail',
        'err.bindings',
        'err.where',
      ],
      remove: true,
    },
  };
  return to === undefined ? pino(options) : pino(options, to);
};
