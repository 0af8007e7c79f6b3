import { en } from './en.ts';
import { type Translate, translator } from './translate.ts';

const english: { t: Translate } = { t: translator(en, 'en-GB') };

/** The words of the page's language. There is one so far; a second changes this file and no other. */
export const useTranslation = (): { t: Translate } => english;
