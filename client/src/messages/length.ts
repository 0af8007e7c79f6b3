const MOST = 8_000;

/** How many characters of a message are left; below zero it is too long to be sent. */
export const lengthLeft = (text: string): number => MOST - text.trim().length;
