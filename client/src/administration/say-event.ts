import type { EventType } from '#server/events/events.contract.ts';

/** The log's own words are English already: "need.asked_again" reads "Need: asked again". */
export const sayEvent = (type: EventType): string => {
  const [noun = '', act = ''] = type.split('.');
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)}: ${act.replaceAll('_', ' ')}`;
};
