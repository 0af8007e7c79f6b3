import { createHash, randomBytes } from 'node:crypto';

/** A secret that is mailed once and kept only as its hash. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** The token has 256 random bits, so a plain hash is enough. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
