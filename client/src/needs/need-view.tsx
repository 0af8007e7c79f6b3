import { closeNeed, type Need, pauseNeed, publishNeed } from '#server/needs/needs.contract.ts';
import { useAct } from '../api/use-act.ts';
import { ItemView } from '../items/item-view.tsx';
import { Section } from '../items/section.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { NeedFacts } from './need-facts.tsx';
import { NeedFits } from './need-fits.tsx';

export const NeedView = ({ need, posted }: { need: Need; posted: boolean }) => {
  const { t } = useTranslation();
  const moves = { publish: useAct(publishNeed), pause: useAct(pauseNeed), close: useAct(closeNeed) };
  const { id, body, status } = need;
  return (
    <ItemView
      noun="need"
      item={need}
      posted={posted}
      moves={moves}
      facts={<NeedFacts need={need} />}
      fits={<NeedFits id={id} open={status === 'published'} />}
    >
      <Section title={t('needs.problem')}>{body.problem}</Section>
      <Section title={t('needs.whoFor')}>{body.whoFor}</Section>
      <Section title={t('needs.evidence')}>{body.evidence}</Section>
      <Section title={t('needs.outcome')}>{body.outcome}</Section>
    </ItemView>
  );
};
