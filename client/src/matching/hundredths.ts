/** A share as whole hundredths: "47". */
export const hundredths = (share: number): string => (100 * share).toFixed(0).replace(/^-0$/, '0');

/** With its sign, and a real minus: "+6", "−2", "0". */
export const signed = (text: string): string => (Number(text) > 0 ? `+${text}` : text.replace('-', '−'));
