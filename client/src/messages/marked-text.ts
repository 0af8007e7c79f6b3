import { createElement, Fragment, type ReactElement } from 'react';
import { type Piece, piecesIn } from './marked.ts';

const tags = {
  paragraph: 'p',
  strong: 'strong',
  emphasis: 'em',
  bullets: 'ul',
  item: 'li',
  quote: 'blockquote',
} as const;

const drawn = (piece: Piece): ReactElement | string => {
  switch (piece.is) {
    case 'text':
      return piece.text;
    case 'break':
      return createElement('br');
    case 'code':
      return createElement('code', null, piece.text);
    case 'block':
      return createElement('pre', null, createElement('code', null, piece.text));
    case 'numbers':
      return createElement('ol', { start: piece.start }, ...piece.inside.map(drawn));
    case 'link':
      return createElement(
        'a',
        { href: piece.to, target: '_blank', rel: 'noopener noreferrer nofollow' },
        // Letters that turn the direction of writing must not turn around what stands beside them.
        createElement('bdi', null, ...piece.inside.map(drawn)),
        ...(piece.where === undefined ? [] : [' ', createElement('small', null, `(${piece.where})`)]),
      );
    default:
      return createElement(tags[piece.is], null, ...piece.inside.map(drawn));
  }
};

/** A message as its author marked it up. */
export const MarkedText = ({ text }: { text: string }): ReactElement =>
  createElement(Fragment, null, ...piecesIn(text).map(drawn));
