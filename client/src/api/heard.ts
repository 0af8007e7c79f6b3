/**
 * What a screen has heard of the record of events. Up to `sure` nothing can have been missed: the record itself was
 * read that far. Beyond it single events were heard live, which proves nothing of those between them.
 */
export type Heard = { sure: number; beyond: ReadonlySet<number> };

export const heardUpTo = (sure: number): Heard => ({ sure, beyond: new Set() });

/** Whether this event has not been heard before. */
export const isNew = ({ sure, beyond }: Heard, seq: number): boolean => seq > sure && !beyond.has(seq);

export const withHeard = (heard: Heard, seq: number): Heard =>
  isNew(heard, seq) ? { ...heard, beyond: new Set([...heard.beyond, seq]) } : heard;

/** After the record was read from `sure` up to here. */
export const sureUpTo = ({ sure, beyond }: Heard, reached: number): Heard => {
  const now = Math.max(sure, reached);
  return { sure: now, beyond: new Set([...beyond].filter((seq) => seq > now)) };
};
