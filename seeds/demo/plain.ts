/** Prose kept in lines of code width: single line breaks are spaces, blank lines part paragraphs. */
export function plain(parts: TemplateStringsArray): string {
  return parts
    .join('')
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim())
    .join('\n\n');
}
