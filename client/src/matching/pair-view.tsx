import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { IdeaSummary } from '#server/ideas/ideas.contract.ts';
import type { Reasons } from '#server/matching/matching.contract.ts';
import type { NeedSummary } from '#server/needs/needs.contract.ts';
import { Tabs } from '../ui/tabs.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { IdeaHalf } from './idea-half.tsx';
import { NeedHalf } from './need-half.tsx';
import classes from './pair-view.module.css';
import { Why } from './why.tsx';

type Props = {
  need: NeedSummary;
  idea: IdeaSummary;
  reasons: Reasons;
  scorerVersion?: string;
  shown?: { now: number; thisMonth: number };
};

const parts = ['need', 'why', 'idea'] as const;

/** Need and idea side by side with the reasons between them; on a narrow screen one of the three at a time. */
export const PairView = ({ need, idea, reasons, scorerVersion, shown }: Props) => {
  const { t } = useTranslation();
  const narrow = useMediaQuery('(max-width: 59.99em)', undefined, { getInitialValueInEffect: false });
  const [part, setPart] = useState<(typeof parts)[number]>('why');
  const needTags = new Set(need.tags.map(({ id }) => id));
  const shared = new Set(idea.tags.map(({ id }) => id).filter((id) => needTags.has(id)));

  const columns = {
    need: <NeedHalf need={need} shared={shared} />,
    why: (
      <section className={classes.why} aria-label={t('matching.why.title')}>
        <p className={classes.kind}>{t('matching.side.why')}</p>
        <Why reasons={reasons} scorerVersion={scorerVersion} />
      </section>
    ),
    idea: <IdeaHalf idea={idea} shared={shared} shown={shown} />,
  };

  if (narrow) {
    return (
      <div className={classes.narrow}>
        <p className={classes.titles}>
          <strong>{need.title}</strong> <span>{t('matching.queue.rowWith', { idea: idea.title })}</span>
        </p>
        <Tabs
          label={t('matching.why.title')}
          tabs={parts.map((id) => ({ id, label: t(`matching.side.${id}`) }))}
          chosen={part}
          onChoose={setPart}
        >
          {columns[part]}
        </Tabs>
      </div>
    );
  }
  return (
    <div className={classes.columns}>
      {columns.need}
      {columns.why}
      {columns.idea}
    </div>
  );
};
