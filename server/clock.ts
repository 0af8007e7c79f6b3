/** The time, injected: seeds live in the past and tests in the future. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
