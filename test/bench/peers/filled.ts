/** What a process that carries a library says when everything is in. */
export const FILLED = 'filled';
