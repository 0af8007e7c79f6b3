import { useTranslation } from '../words/use-translation.ts';
import type { Body, Questionnaire } from './form.ts';
import classes from './posting.module.css';

type Props<B extends Body> = {
  about: Questionnaire<B>;
  body: B;
  change: (step: string) => void;
};

/** Every answer in one list, each with its way back to the question. */
export function CheckAnswers<B extends Body>({ about, body, change }: Props<B>) {
  const { t } = useTranslation();
  return (
    <dl className={classes.answers}>
      {about.steps.flatMap((step) =>
        step.fields.map((field) => {
          const value = about.show(field, body);
          const needed = step.required.includes(field);
          if (value === undefined && !needed && step.fields[0] !== field) return null;
          return (
            <div key={field}>
              <dt>{about.labelOf(field)}</dt>
              <dd className={value === undefined ? 'dim' : undefined}>{value ?? t('posting.check.none')}</dd>
              <dd>
                <button
                  type="button"
                  id={`change-${field}`}
                  aria-label={t('posting.check.changeWhat', { what: about.labelOf(field) })}
                  onClick={() => change(step.id)}
                >
                  {t('posting.check.change')}
                </button>
              </dd>
            </div>
          );
        }),
      )}
    </dl>
  );
}
