/** Where a link leads, and in which words that is told to whoever is about to press it. */
export type SafeLink = { to: string; where: string };

const MAIL = /^[^\s@<>"',;:?&#%]{1,64}@[a-z0-9.-]{1,255}$/i;
const TELEPHONE = /^\+?[\d().\- ]{3,30}$/;

const partly = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    // Half an escape is no address.
    return undefined;
  }
};

/**
 * The link that an address makes, or undefined: then it stays text. Web, mail and telephone alone; an address that
 * carries a name and password is a disguise, and a mail's further fields could send copies that nobody sees.
 */
export const safeLink = (address: string): SafeLink | undefined => {
  const url = URL.parse(address);
  if (url === null) return undefined;
  if (url.protocol === 'http:' || url.protocol === 'https:') {
    const plain = url.username === '' && url.password === '' && url.hostname !== '';
    return plain ? { to: url.href, where: url.host } : undefined;
  }
  const said = partly(url.pathname) ?? '';
  if (url.protocol === 'mailto:') return MAIL.test(said) ? { to: `mailto:${said}`, where: said } : undefined;
  if (url.protocol === 'tel:' && TELEPHONE.test(said))
    return { to: `tel:${said.replace(/[^+\d]/g, '')}`, where: said };
  return undefined;
};

/** Whether a link's own words begin with where it leads, letter by letter: then it need not be told again. */
export const saysWhere = (words: string, { where }: SafeLink): boolean => {
  const said = words
    .trim()
    .toLowerCase()
    .replace(/^(https?:\/\/|mailto:|tel:)/, '');
  const host = where.toLowerCase();
  return said === host || ['/', '?', '#'].some((end) => said.startsWith(`${host}${end}`));
};
