import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Structured logs. Contacts never reach them: bodies are not logged, and known carriers are struck out. */
export const openLog = (level: string): Log =>
  pino({
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
  });
