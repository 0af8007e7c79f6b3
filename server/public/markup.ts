/**
 * Characters that XML 1.0 knows at all (production 2 of the recommendation): no control characters but tab and line
 * ends, no halves of a pair, no U+FFFE and U+FFFF. Anything else is left out: no document may hold it, however written.
 */
export const xmlSafe = (text: string): string =>
  text.toWellFormed().replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');

/** Text as it may stand between tags and within quotes, in HTML and in XML. */
export const escaped = (text: string): string =>
  xmlSafe(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/**
 * JSON within a script element. It is a block of data, which is never run, so the policy of the page has nothing to
 * allow; but it must not end the element or begin a comment, whatever its texts say.
 */
export const jsonInScript = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
