import { BadSettings } from '../config.ts';
import { CannotStart } from './data-folder.ts';

const addressOf = (url: string): string => {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || '5432'}`;
};

/** A start that failed, as one plain sentence with cause and cure. */
export const explain = (error: unknown, databaseUrl: string | undefined, port: number): string => {
  if (error instanceof BadSettings || error instanceof CannotStart) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Stop it, or start with another: PORT=${port + 1} npm start`;
  if (code === 'EACCES' && /listen/.test(message))
    return `Port ${port} may not be used by this user. Start with another: PORT=3000 npm start`;
  if (databaseUrl !== undefined) {
    if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT' || /timeout/i.test(message)) {
      return `The database at ${addressOf(databaseUrl)} cannot be reached (${code ?? message}). Start it, or correct DATABASE_URL.`;
    }
    if (code === '28P01' || code === '28000')
      return `The database at ${addressOf(databaseUrl)} refuses the user or password in DATABASE_URL.`;
    if (code === '3D000')
      return `The database named in DATABASE_URL does not exist on ${addressOf(databaseUrl)}. Create it first.`;
  }
  if (code === 'ENOSPC') return 'The disk is full. Free some space and start again.';
  return `Pushpull could not start: ${message}`;
};
