import { useMemo } from 'react';
import { IdeaBody } from '#server/ideas/ideas.contract.ts';
import { checkFields, checkRange } from '../posting/check.ts';
import type { Questionnaire, Step } from '../posting/form.ts';
import { useRegionNames } from '../regions/region-picker.tsx';
import { useTags } from '../tags/tag-picker.tsx';
import { formatMoney } from '../ui/format.ts';
import type { Words } from '../words/en.ts';
import type { Translate } from '../words/translate.ts';
import { useTranslation } from '../words/use-translation.ts';
import { AsksStep, EvidenceStep, NameStep } from './idea-means-steps.tsx';
import { HowStep, PlaceStep, SummaryStep, TagsStep, TitleStep } from './idea-steps.tsx';

type Field = keyof IdeaBody & string;
/** What the form does not ask: the currency is pounds, and expiry is the server's business. */
type Asked = Exclude<Field, 'currency' | 'expiresAt'>;

/** What others read in place of a name is left to be written: a word of ours would be published unread. */
export const emptyIdea: IdeaBody = { ...IdeaBody.parse({ title: '...' }), title: '', authorLabel: '' };

const levels = ['e0', 'e1', 'e2', 'e3', 'e4', 'e5'] as const;

const isAsked = (field: Field): field is Asked => field !== 'currency' && field !== 'expiresAt';

const joined = (texts: readonly string[]): string | undefined =>
  texts.length === 0 ? undefined : texts.join(', ');

type Names = { regions: ReadonlyMap<string, string>; tags: ReadonlyMap<string, string> };

const money = (pence: number | null): string | undefined =>
  pence === null || Number.isNaN(pence) ? undefined : formatMoney(pence);

/** An answer as its author reads it back. */
const show = (t: Translate, names: Names, field: Field, body: IdeaBody): string | undefined => {
  switch (field) {
    case 'regionCodes':
      return joined(body.regionCodes.map((code) => names.regions.get(code) ?? code));
    case 'tagIds':
      return joined(body.tagIds.map((id) => names.tags.get(id) ?? '…'));
    case 'asks':
      return joined(body.asks.map((one) => t(`items.ask.${one}`)));
    case 'reach':
      return t(`items.reach.${body.reach}`);
    case 'stage':
      return body.stage === null ? undefined : t(`items.stage.${body.stage}`);
    case 'evidenceLevel': {
      const level = body.evidenceLevel === null ? undefined : levels[body.evidenceLevel];
      return level === undefined ? undefined : t(`items.evidence.${level}`);
    }
    case 'contributorKind':
      return body.contributorKind === null ? undefined : t(`items.contributor.${body.contributorKind}`);
    case 'authorStyle':
      return t(`posting.idea.style.${body.authorStyle}`);
    case 'ownOrganisation':
      return body.ownOrganisation ? t('app.yes') : undefined;
    case 'costMin':
    case 'costMax':
      return money(body[field]);
    default:
      return body[field] === '' || body[field] === null ? undefined : String(body[field]);
  }
};

/** The eight questions about an idea. */
export const useIdeaQuestions = (editing = false): Questionnaire<IdeaBody> => {
  const { t } = useTranslation();
  const regions = useRegionNames();
  const tags = useTags();
  return useMemo(() => {
    const names = { regions, tags: new Map(tags.map(({ id, label }) => [id, label])) };
    const labelOf = (field: string): string => {
      const known = Object.keys(emptyIdea).find((name): name is Field => name === field);
      return known !== undefined && isAsked(known) ? t(`posting.idea.f.${known}`) : field;
    };
    const step = (
      id: keyof Words['posting']['idea']['q'],
      fields: readonly Field[],
      required: readonly Field[],
      ask: Step<IdeaBody>['ask'],
    ): Step<IdeaBody> => ({ id, question: t(`posting.idea.q.${id}`), fields, required, ask });
    return {
      noun: 'idea',
      title: editing ? t('posting.idea.editTitle') : t('posting.idea.title'),
      steps: [
        step('title', ['title'], ['title'], TitleStep),
        step('summary', ['summary'], ['summary'], SummaryStep),
        step('how', ['how', 'website'], [], HowStep),
        step('place', ['reach', 'regionCodes'], [], PlaceStep),
        step('tags', ['tagIds'], [], TagsStep),
        step('evidence', ['stage', 'evidenceLevel'], [], EvidenceStep),
        step('asks', ['asks', 'costMin', 'costMax', 'openPlaces', 'licence'], [], AsksStep),
        step(
          'name',
          ['authorStyle', 'authorLabel', 'contributorKind', 'ownOrganisation'],
          ['authorLabel'],
          NameStep,
        ),
      ],
      labelOf,
      show: (field, body) => show(t, names, field, body),
      check: (fields, required, body) => {
        const placeNeeded = fields.includes('regionCodes') && body.reach !== 'anywhere';
        const needed = placeNeeded ? [...required, 'regionCodes'] : required;
        return [
          ...checkFields(t, IdeaBody.shape, fields, needed, body, labelOf),
          ...(fields.includes('costMax') ? checkRange(t, body.costMin, body.costMax, 'costMax') : []),
        ];
      },
    };
  }, [t, regions, tags, editing]);
};
