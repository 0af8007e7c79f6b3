import { useMemo } from 'react';
import { NeedBody } from '#server/needs/needs.contract.ts';
import { checkFields, checkRange } from '../posting/check.ts';
import type { Questionnaire, Step } from '../posting/form.ts';
import { useRegionNames } from '../regions/region-picker.tsx';
import { useTags } from '../tags/tag-picker.tsx';
import { formatDay, formatMoney } from '../ui/format.ts';
import type { Words } from '../words/en.ts';
import type { Translate } from '../words/translate.ts';
import { useTranslation } from '../words/use-translation.ts';
import {
  BetterStep,
  MeansStep,
  PeopleStep,
  PlaceStep,
  ProblemStep,
  TagsStep,
  TitleStep,
} from './need-steps.tsx';

type Field = keyof NeedBody & string;
/** What the form does not ask: the currency is pounds, and expiry is the server's business. */
type Asked = Exclude<Field, 'currency' | 'expiresAt'>;

export const emptyNeed: NeedBody = { ...NeedBody.parse({ title: '...' }), title: '' };

const phases = ['p0', 'p1', 'p2', 'p3', 'p4'] as const;

const isAsked = (field: Field): field is Asked => field !== 'currency' && field !== 'expiresAt';

const joined = (texts: readonly string[]): string | undefined =>
  texts.length === 0 ? undefined : texts.join(', ');

type Names = { regions: ReadonlyMap<string, string>; tags: ReadonlyMap<string, string> };

const money = (pence: number | null): string | undefined =>
  pence === null || Number.isNaN(pence) ? undefined : formatMoney(pence);

/** An answer as its author reads it back. */
const show = (t: Translate, names: Names, field: Field, body: NeedBody): string | undefined => {
  switch (field) {
    case 'regionCodes':
      return joined(body.regionCodes.map((code) => names.regions.get(code) ?? code));
    case 'tagIds':
      return joined(body.tagIds.map((id) => names.tags.get(id) ?? '…'));
    case 'resources':
      return joined(body.resources.map((one) => t(`items.resource.${one}`)));
    case 'trigger':
      return body.trigger === null ? undefined : t(`items.trigger.${body.trigger}`);
    case 'level':
      return body.level === null ? undefined : t(`items.level.${body.level}`);
    case 'phase': {
      const phase = body.phase === null ? undefined : phases[body.phase];
      return phase === undefined ? undefined : t(`items.phase.${phase}`);
    }
    case 'localOnly':
      return body.localOnly ? t('app.yes') : undefined;
    case 'organisationNamed':
      return body.organisationNamed ? t('app.yes') : t('app.no');
    case 'budgetMin':
    case 'budgetMax':
      return money(body[field]);
    case 'deadline':
      return body.deadline === null || body.deadline === '' ? undefined : formatDay(body.deadline);
    default:
      return body[field] === '' || body[field] === null ? undefined : String(body[field]);
  }
};

/** The seven questions about a need. */
export const useNeedQuestions = (editing = false): Questionnaire<NeedBody> => {
  const { t } = useTranslation();
  const regions = useRegionNames();
  const tags = useTags();
  return useMemo(() => {
    const names = { regions, tags: new Map(tags.map(({ id, label }) => [id, label])) };
    const labelOf = (field: string): string => {
      const known = Object.keys(emptyNeed).find((name): name is Field => name === field);
      return known !== undefined && isAsked(known) ? t(`posting.need.f.${known}`) : field;
    };
    const step = (
      id: keyof Words['posting']['need']['q'],
      fields: readonly Field[],
      required: readonly Field[],
      ask: Step<NeedBody>['ask'],
    ): Step<NeedBody> => ({ id, question: t(`posting.need.q.${id}`), fields, required, ask });
    return {
      noun: 'need',
      title: editing ? t('posting.need.editTitle') : t('posting.need.title'),
      steps: [
        step('title', ['title'], ['title'], TitleStep),
        step('problem', ['problem', 'evidence', 'trigger'], ['problem'], ProblemStep),
        step('people', ['whoFor', 'level'], ['whoFor'], PeopleStep),
        step('place', ['regionCodes', 'localOnly'], ['regionCodes'], PlaceStep),
        step('tags', ['tagIds'], [], TagsStep),
        step('better', ['outcome', 'baseline', 'target'], ['outcome'], BetterStep),
        step(
          'means',
          ['budgetMin', 'budgetMax', 'resources', 'deadline', 'phase', 'organisationNamed'],
          [],
          MeansStep,
        ),
      ],
      labelOf,
      show: (field, body) => show(t, names, field, body),
      check: (fields, required, body) => [
        ...checkFields(t, NeedBody.shape, fields, required, body, labelOf),
        ...(fields.includes('budgetMax') ? checkRange(t, body.budgetMin, body.budgetMax, 'budgetMax') : []),
      ],
    };
  }, [t, regions, tags, editing]);
};
