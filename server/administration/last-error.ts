/** So much of an error says what is wrong; the rest is where. */
const MOST = 300;

const UUID = /\b([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\b/i;
const isUuid = (text: string): boolean => UUID.exec(text)?.[0] === text;

/** Words of ours: a constraint, a column, a task. What a person wrote has more than small letters in it. */
const isName = (quoted: string): boolean => /^[a-z_]{1,63}$/.test(quoted);

const withoutSecrets = (text: string): string =>
  text
    .replace(/[\w+/=-]{20,}/g, (word) => (isName(word) ? word : '[struck out]'))
    .replace(/\+?\(?\d(?:[\s().-]{0,2}\d){6,}/g, '[number]');

/**
 * What a failed job said, as an administrator may read it. An error quotes what it stumbled over: a mail server the
 * address, the database a value. So addresses, numbers that one could call, links' secrets and whatever stands in
 * quotes are struck out; ids stay, which lead to the log.
 */
export const readableError = (raw: string): string => {
  const [first = ''] = raw.trim().split(/\r?\n/);
  // A query's error begins with the query; what went wrong comes after it.
  const said = /^(select|insert|update|delete|with)\b/i.test(first)
    ? first.slice(first.lastIndexOf(' - ') + 1).replace(/^- /, '')
    : first;
  const unquoted = said
    .slice(0, 2_000)
    .replace(/[^\s<>"'(),;:=]+@[^\s<>"'(),;]+/g, '[address]')
    .replace(/(["“'‘])([^"”'’]*)(["”'’])/g, (whole, open: string, quoted: string, close: string) =>
      isName(quoted) || isUuid(quoted) ? whole : `${open}…${close}`,
    );
  // Every second piece is an id.
  return unquoted
    .split(UUID)
    .map((piece, place) => (place % 2 === 1 ? piece : withoutSecrets(piece)))
    .join('')
    .slice(0, MOST);
};
