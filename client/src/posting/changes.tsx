import { Button } from '@mantine/core';
import { type Change, previewMatches, tryChanges } from '#server/matching/drafting.contract.ts';
import { useRead } from '../api/use-read.ts';
import type { Translate } from '../words/translate.ts';
import { useTranslation } from '../words/use-translation.ts';
import { applied } from './apply-change.ts';
import classes from './changes.module.css';
import type { Preview } from './preview.ts';
import { useLater } from './use-later.ts';

/** A change as a question, since nobody should say what is not so. */
const questionOf = (t: Translate, noun: 'need' | 'idea', change: Change): string => {
  switch (change.kind) {
    case 'add_tag':
    case 'remove_tag':
      return t(`posting.changes.ask.${change.kind}`, { what: change.label });
    case 'add_place':
      return t(`posting.changes.ask.add_place_${noun}`, { what: change.name });
    case 'reach':
      return t(`posting.changes.ask.reach_${change.reach === 'anywhere' ? 'anywhere' : 'nearby'}`);
    case 'lift_local_only':
      return t('posting.changes.ask.lift_local_only');
  }
};

const effectOf = (t: Translate, noun: 'need' | 'idea', { gained, lost }: Change): string => {
  const gain = t(`posting.changes.fits.${noun}`, { count: gained });
  return lost === 0 ? gain : t('posting.changes.but', { gain, count: lost });
};

/** More questions at once would stand between people and what they came to do. */
const AT_ONCE = 3;

type Props = {
  asked: Preview;
  set: (part: ReturnType<typeof applied>) => void;
  refuse: (tagId: string) => void;
};

/** The few things that would let more fit, each a question with what a yes would bring. */
export const Changes = ({ asked, set, refuse }: Props) => {
  const { t } = useTranslation();
  // After the preview: what fits comes first.
  const body = useLater(asked, 900);
  const parsed = previewMatches.body.safeParse(body).success;
  const { data } = useRead(tryChanges, { body }, { enabled: parsed, keep: true });
  if (data === undefined || data.changes.length === 0) return null;
  const say = (change: Change): void => {
    set(applied(asked, change));
    // Its words would suggest it again.
    if (change.kind === 'remove_tag') refuse(change.tagId);
  };
  const line = (change: Change) => {
    const question = questionOf(t, asked.noun, change);
    return (
      <li key={question} className={classes.change}>
        <span>
          <strong>{question}</strong> <span>{effectOf(t, asked.noun, change)}</span>
        </span>
        <Button
          size="sm"
          variant="light"
          aria-label={t('posting.changes.yesWhat', { what: question })}
          onClick={() => say(change)}
        >
          {t('posting.changes.yes')}
        </Button>
      </li>
    );
  };
  const more = data.changes.slice(AT_ONCE);
  return (
    <section className={classes.changes} aria-label={t('posting.changes.title')}>
      <h2>{t('posting.changes.title')}</h2>
      <p className="dim small">{t('posting.changes.help')}</p>
      <ul className="plain-list">{data.changes.slice(0, AT_ONCE).map(line)}</ul>
      {more.length === 0 ? null : (
        <details>
          <summary>{t('posting.changes.more', { count: more.length })}</summary>
          <ul className="plain-list">{more.map(line)}</ul>
        </details>
      )}
    </section>
  );
};
