/**
 * The words of a search as a prefix query (`'care' & 'leav':*`), so that a list follows while somebody types; null
 * when there are none. It stands beside PostgreSQL's own reading of the search, which knows quotes and "or".
 */
export const prefixQuery = (q: string): string | null => {
  const words = q.toLowerCase().match(/[\p{L}\p{N}]+/gu);
  if (words === null) return null;
  return words.map((word, place) => (place === words.length - 1 ? `'${word}':*` : `'${word}'`)).join(' & ');
};

/** The beginning of a text for a list: at most `length` characters, cut between words. */
export const excerptOf = (text: string, length = 280): string => {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= length) return flat;
  const cut = flat.slice(0, length);
  const space = cut.lastIndexOf(' ');
  return `${(space > length / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.–-]+$/u, '')}…`;
};
