import { type ReactNode, useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import { BackLink } from '../ui/back-link.tsx';
import { ErrorSummary, type Mistake } from '../ui/error-summary.tsx';
import { Page } from '../ui/page.tsx';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import { CheckAnswers } from './check-answers.tsx';
import type { Body, Questionnaire } from './form.ts';
import type { StepSearch } from './step-search.ts';

type Props<B extends Body> = {
  about: Questionnaire<B>;
  body: B;
  go: (search: StepSearch) => void;
  fault: unknown;
  back: ReactNode;
  /** Said in place of the plain sentence for the fault. */
  notice?: ReactNode;
  children: (ready: (publish: boolean) => boolean) => ReactNode;
};

/** What the server found missing, as lines that lead to the question. */
const mistakesOf = <B extends Body>(about: Questionnaire<B>, fault: unknown): Mistake[] => {
  if (!(fault instanceof ApiError)) return [];
  const known = new Set<string>(about.steps.flatMap((step) => step.fields));
  return fault.issues.flatMap(({ path, message }) => {
    const field = path.split('.').find((part) => known.has(part));
    return field === undefined ? [] : [{ field: `change-${field}`, message }];
  });
};

/** The last page before sending: all answers, what is wrong with them, and the way out. */
export function CheckPage<B extends Body>({ about, body, go, fault, back, notice, children }: Props<B>) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [found, setFound] = useState<readonly Mistake[]>([]);
  const ready = (publish: boolean): boolean => {
    const mistakes = about.steps
      .flatMap((step) => about.check(step.fields, publish || step.id === 'title' ? step.required : [], body))
      .map(({ field, message }) => ({ field: `change-${field}`, message }));
    setFound(mistakes);
    return mistakes.length === 0;
  };
  const refused = mistakesOf(about, fault);
  return (
    <Page title={t('posting.check.title')} width="prose" step="check" back={back} kicker={about.title}>
      <ErrorSummary mistakes={found.length > 0 ? found : refused} />
      {notice}
      {notice !== undefined || fault === null || fault === undefined || refused.length > 0 ? null : (
        <Fault message={sentence(fault)} />
      )}
      <CheckAnswers about={about} body={body} change={(step) => go({ step, check: true })} />
      {children(ready)}
    </Page>
  );
}

export const BackToForm = ({ noun }: { noun: 'need' | 'idea' }) => {
  const { t } = useTranslation();
  return <BackLink to={noun === 'need' ? '/needs/new' : '/ideas/new'}>{t('posting.back')}</BackLink>;
};
