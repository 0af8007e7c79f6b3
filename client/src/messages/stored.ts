/** Where a tab keeps the messages that the server has not acknowledged yet. */
export const STORED = 'outbox';
