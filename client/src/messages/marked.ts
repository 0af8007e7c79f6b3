import MarkdownIt, { type Token } from 'markdown-it';
import { type SafeLink, safeLink, saysWhere } from './safe-link.ts';

/** What a message is made of. There is no piece that could hold HTML, and nothing else is ever drawn. */
export type Piece =
  | { is: 'text'; text: string }
  | { is: 'code' | 'block'; text: string }
  | { is: 'break' }
  | { is: Wrapping; inside: Piece[] }
  | { is: 'numbers'; start: number; inside: Piece[] }
  | { is: 'link'; to: string; where: string | undefined; inside: Piece[] };

type Wrapping = 'paragraph' | 'strong' | 'emphasis' | 'bullets' | 'item' | 'quote';

// From nothing upward: what is not named here stays the text that it is, HTML, pictures and headings among it.
const markdown = new MarkdownIt('zero', { html: false, linkify: true, breaks: true }).enable([
  'autolink',
  'backticks',
  'blockquote',
  'emphasis',
  'escape',
  'fence',
  'link',
  'linkify',
  'list',
  'newline',
]);
markdown.linkify.set({ fuzzyLink: true, fuzzyEmail: true });
markdown.validateLink = (address) => safeLink(address) !== undefined;

const wrappings: Readonly<Record<string, Wrapping>> = {
  paragraph: 'paragraph',
  strong: 'strong',
  em: 'emphasis',
  bullet_list: 'bullets',
  list_item: 'item',
  blockquote: 'quote',
};

const textOf = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => ('inside' in piece ? textOf(piece.inside) : 'text' in piece ? piece.text : ' '))
    .join('');

const linked = (link: SafeLink, inside: Piece[]): Piece => ({
  is: 'link',
  to: link.to,
  where: saysWhere(textOf(inside), link) ? undefined : link.where,
  inside,
});

/** What a pair of tokens wraps around the pieces between them; what is unknown wraps nothing. */
const wrapped = (opening: Token, inside: Piece[]): Piece[] => {
  const name = opening.type.replace(/_open$/, '');
  if (opening.hidden) return inside;
  if (name === 'link') {
    const link = safeLink(String(opening.attrGet('href') ?? ''));
    return link === undefined ? inside : [linked(link, inside)];
  }
  if (name === 'ordered_list')
    return [{ is: 'numbers', start: Number(opening.attrGet('start') ?? 1), inside }];
  const is = wrappings[name];
  return is === undefined ? inside : [{ is, inside }];
};

const leaf = ({ type, content, children }: Token): Piece[] => {
  if (type === 'inline') return piecesOf(children ?? []);
  if (type === 'softbreak' || type === 'hardbreak') return [{ is: 'break' }];
  if (type === 'code_inline') return [{ is: 'code', text: content }];
  if (type === 'fence') return [{ is: 'block', text: content.replace(/\n$/, '') }];
  return content === '' ? [] : [{ is: 'text', text: content }];
};

function piecesOf(tokens: readonly Token[]): Piece[] {
  const open: { opening: Token; before: Piece[] }[] = [];
  let pieces: Piece[] = [];
  for (const token of tokens) {
    if (token.nesting > 0) {
      open.push({ opening: token, before: pieces });
      pieces = [];
    } else if (token.nesting < 0) {
      const last = open.pop();
      if (last !== undefined) pieces = [...last.before, ...wrapped(last.opening, pieces)];
    } else pieces.push(...leaf(token));
  }
  return pieces;
}

/** Reads a message's markdown: bold, italics, lists, links, quotes and code. */
export const piecesIn = (text: string): Piece[] => piecesOf(markdown.parse(text, {}));
