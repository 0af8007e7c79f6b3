import { closeIdea, type Idea, pauseIdea, publishIdea } from '#server/ideas/ideas.contract.ts';
import { useAct } from '../api/use-act.ts';
import { ItemView } from '../items/item-view.tsx';
import { Section } from '../items/section.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { IdeaFacts } from './idea-facts.tsx';
import { IdeaFits } from './idea-fits.tsx';

export const IdeaView = ({ idea, posted }: { idea: Idea; posted: boolean }) => {
  const { t } = useTranslation();
  const moves = { publish: useAct(publishIdea), pause: useAct(pauseIdea), close: useAct(closeIdea) };
  const { id, body, status } = idea;
  return (
    <ItemView
      noun="idea"
      item={idea}
      posted={posted}
      moves={moves}
      facts={<IdeaFacts idea={idea} />}
      fits={<IdeaFits id={id} open={status === 'published'} />}
    >
      <Section title={t('ideas.summary')}>{body.summary}</Section>
      <Section title={t('ideas.how')}>{body.how}</Section>
    </ItemView>
  );
};
