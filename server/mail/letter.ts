/** A path on this site, and what its link says. */
interface Action {
  readonly label: string;
  readonly path: string;
}

interface Section {
  readonly title: string;
  readonly items: readonly { readonly text: string; readonly about?: string; readonly path: string }[];
}

/** What a mail says, from which text and HTML are both made. */
export interface Letter {
  readonly subject: string;
  readonly lines: readonly string[];
  /** Of a digest: what happened, in groups. */
  readonly sections?: readonly Section[];
  /** One thing to do. */
  readonly action?: Action;
  /** Why it came, and where to say how often; small, at the end. */
  readonly footer?: { readonly lines: readonly string[]; readonly actions: readonly Action[] };
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

export const textOf = (letter: Letter, publicUrl: string): string => {
  const linkOf = ({ label, path }: Action): string => `${label}: ${publicUrl}${path}`;
  const sections = (letter.sections ?? []).map(({ title, items }) =>
    [
      title.toUpperCase(),
      ...items.map(({ text, about, path }) =>
        [`- ${text}`, ...(about ? [`  ${about}`] : []), `  ${publicUrl}${path}`].join('\n'),
      ),
    ].join('\n'),
  );
  const { footer } = letter;
  return [
    ...letter.lines,
    ...sections,
    ...(letter.action ? [linkOf(letter.action)] : []),
    'Pushpull',
    ...(footer ? [[...footer.lines, ...footer.actions.map(linkOf)].join('\n')] : []),
  ].join('\n\n');
};

const DIM = 'color:#5C5955';

export const htmlOf = (letter: Letter, publicUrl: string): string => {
  const linkOf = ({ label, path }: Action): string =>
    `<a href="${escapeHtml(publicUrl + path)}" style="color:#4B3B9E">${escapeHtml(label)}</a>`;
  const sections = (letter.sections ?? []).flatMap(({ title, items }) => [
    `<h2 style="font-size:17px;margin:24px 0 8px">${escapeHtml(title)}</h2>`,
    '<ul style="padding-left:20px;margin:0">',
    ...items.map(
      ({ text, about, path }) =>
        `<li style="margin:0 0 8px">${linkOf({ label: text, path })}${about ? `<br>${escapeHtml(about)}` : ''}</li>`,
    ),
    '</ul>',
  ]);
  const { footer } = letter;
  return [
    '<div style="font:16px/1.5 sans-serif;color:#1C1B1A;max-width:34em">',
    ...letter.lines.map((line) => `<p>${escapeHtml(line)}</p>`),
    ...sections,
    ...(letter.action ? [`<p>${linkOf(letter.action)}</p>`] : []),
    `<p style="${DIM}">Pushpull</p>`,
    ...(footer
      ? [
          `<p style="${DIM};font-size:14px">${footer.lines.map(escapeHtml).join('<br>')}<br>${footer.actions.map(linkOf).join(' · ')}</p>`,
        ]
      : []),
    '</div>',
  ].join('\n');
};
