import { Button } from '@mantine/core';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { BackLink } from '../ui/back-link.tsx';
import { ErrorSummary, type Mistake, messageOf } from '../ui/error-summary.tsx';
import { Page } from '../ui/page.tsx';
import { withWords } from '../words/en.ts';
import { useTranslation } from '../words/use-translation.ts';
import type { Body, Questionnaire } from './form.ts';
import { KeptNote } from './kept-note.tsx';
import classes from './posting.module.css';
import type { Preview } from './preview.ts';
import type { StepSearch } from './step-search.ts';

// The first page does without it.
const PreviewDrawer = lazy(() =>
  withWords(() => import('./preview-drawer.tsx'), 'posting', 'matching').then((part) => ({
    default: part.PreviewDrawer,
  })),
);

export type DraftOf<B extends Body> = {
  body: B;
  savedAt: string | undefined;
  set: (part: Partial<B>) => void;
  refused: readonly string[];
  refuse: (tagId: string) => void;
  clear: () => void;
};

type Props<B extends Body> = {
  about: Questionnaire<B>;
  draft: DraftOf<B>;
  search: StepSearch;
  go: (search: StepSearch) => void;
  preview: Preview;
};

/** One question a page. Going back keeps everything; going on checks this page's answers only. */
export function Wizard<B extends Body>({ about, draft, search, go, preview }: Props<B>) {
  const { t } = useTranslation();
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const at = Math.max(
    0,
    about.steps.findIndex((step) => step.id === search.step),
  );
  const step = about.steps[at];
  if (step === undefined) return null;
  const before = about.steps[at - 1];
  const Ask = step.ask;

  const next = (event: FormEvent): void => {
    event.preventDefault();
    const found = about.check(step.fields, step.required, draft.body);
    setMistakes(found);
    if (found.length > 0) return;
    const following = about.steps[at + 1];
    go({ step: search.check === true || following === undefined ? 'check' : following.id });
  };
  const back = (): void => {
    setMistakes([]);
    go(search.check === true ? { step: 'check' } : { step: before?.id ?? '' });
  };
  const errorOf = messageOf(mistakes);

  return (
    <Page
      title={step.question}
      width="prose"
      step={step.id}
      back={<BackLink to={about.noun === 'need' ? '/needs' : '/ideas'}>{t('posting.leave')}</BackLink>}
      kicker={
        <>
          <span>{about.title}</span>
          <span className={classes.progress}>
            {t('posting.progress', { step: at + 1, steps: about.steps.length })}
          </span>
        </>
      }
    >
      <ol className={classes.track} aria-hidden>
        {about.steps.map(({ id }, index) => (
          <li key={id} data-done={index <= at} />
        ))}
      </ol>
      {at === 0 ? <KeptNote noun={about.noun} savedAt={draft.savedAt} onDiscard={draft.clear} /> : null}
      <form className={classes.form} onSubmit={next} noValidate>
        <ErrorSummary mistakes={mistakes} />
        <Ask
          key={step.id}
          body={draft.body}
          set={draft.set}
          refused={draft.refused}
          refuse={draft.refuse}
          errorOf={errorOf}
        />
        <div className={classes.foot}>
          {at > 0 ? (
            <Suspense fallback={null}>
              <PreviewDrawer
                key={step.id}
                asked={{ ...preview, refusedTagIds: [...draft.refused] }}
                set={(part) => draft.set(part as Partial<B>)}
                refuse={draft.refuse}
              />
            </Suspense>
          ) : null}
          <div className={classes.buttons}>
            {before === undefined && search.check !== true ? (
              <span />
            ) : (
              <Button variant="default" onClick={back}>
                {search.check === true ? t('posting.backToCheck') : t('posting.back')}
              </Button>
            )}
            <Button type="submit">{t('posting.next')}</Button>
          </div>
        </div>
      </form>
    </Page>
  );
}
