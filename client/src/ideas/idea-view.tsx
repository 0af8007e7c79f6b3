import { closeIdea, type Idea, pauseIdea, publishIdea } from '#server/ideas/ideas.contract.ts';
import { useAct } from '../api/use-act.ts';
import classes from '../items/items.module.css';
import { Tags } from '../items/meta.tsx';
import { Moves } from '../items/moves.tsx';
import { PostedNote } from '../items/posted-note.tsx';
import { Section } from '../items/section.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { Page } from '../ui/page.tsx';
import { Badge } from '../ui/pills.tsx';
import { Note } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { IdeaFacts } from './idea-facts.tsx';
import { IdeaFits } from './idea-fits.tsx';

const notes = {
  draft: 'draftNote',
  paused: 'pausedNote',
  closed: 'closedNote',
  expired: 'expiredNote',
} as const;

export const IdeaView = ({ idea, posted }: { idea: Idea; posted: boolean }) => {
  const { t } = useTranslation();
  const input = { params: { id: idea.id } };
  const publish = useAct(publishIdea);
  const pause = useAct(pauseIdea);
  const close = useAct(closeIdea);
  const acts = {
    publish: { ...publish, mutate: () => publish.mutate(input) },
    pause: { ...pause, mutate: () => pause.mutate(input) },
    close: { ...close, mutate: () => close.mutate(input) },
  };
  return (
    <Page
      title={idea.title}
      back={
        idea.mine ? (
          <BackLink to="/me">{t('nav.mine')}</BackLink>
        ) : (
          <BackLink to="/ideas">{t('ideas.back')}</BackLink>
        )
      }
      kicker={
        <>
          <span className={classes.kind} data-side="idea">
            {t('ideas.kind')}
          </span>
          {idea.status === 'published' ? null : <Badge>{t(`items.status.${idea.status}`)}</Badge>}
          {idea.unclaimed ? <Badge tone="warn">{t('items.unclaimed')}</Badge> : null}
        </>
      }
      actions={
        idea.moves.includes('edit') ? (
          <ButtonLink to="/ideas/$id/edit" params={{ id: idea.id }} variant="default">
            {t('items.moves.edit')}
          </ButtonLink>
        ) : undefined
      }
    >
      {posted ? <PostedNote noun="idea" published={idea.status === 'published'} /> : null}
      {idea.status === 'published' || (posted && idea.status === 'draft') ? null : (
        <Note>{t(`ideas.${notes[idea.status]}`)}</Note>
      )}
      {idea.unclaimed ? <Note tone="warn">{t('items.unclaimedHelp')}</Note> : null}
      <Moves moves={idea.moves} paused={idea.status === 'paused'} {...acts} />
      <div className={classes.columns}>
        <div className="stack loose">
          <Section title={t('ideas.summary')}>{idea.body.summary}</Section>
          <Section title={t('ideas.how')}>{idea.body.how}</Section>
          <Tags tags={idea.tags} to="/ideas" />
        </div>
        <IdeaFacts idea={idea} />
        <IdeaFits id={idea.id} open={idea.status === 'published'} />
      </div>
    </Page>
  );
};
