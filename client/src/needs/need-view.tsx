import { closeNeed, type Need, pauseNeed, publishNeed } from '#server/needs/needs.contract.ts';
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
import { NeedFacts } from './need-facts.tsx';
import { NeedFits } from './need-fits.tsx';

const notes = {
  draft: 'draftNote',
  paused: 'pausedNote',
  closed: 'closedNote',
  expired: 'expiredNote',
} as const;

export const NeedView = ({ need, posted }: { need: Need; posted: boolean }) => {
  const { t } = useTranslation();
  const input = { params: { id: need.id } };
  const publish = useAct(publishNeed);
  const pause = useAct(pauseNeed);
  const close = useAct(closeNeed);
  const acts = {
    publish: { ...publish, mutate: () => publish.mutate(input) },
    pause: { ...pause, mutate: () => pause.mutate(input) },
    close: { ...close, mutate: () => close.mutate(input) },
  };
  const { body } = need;
  return (
    <Page
      title={need.title}
      back={
        need.mine ? (
          <BackLink to="/me">{t('nav.mine')}</BackLink>
        ) : (
          <BackLink to="/needs">{t('needs.back')}</BackLink>
        )
      }
      kicker={
        <>
          <span className={classes.kind} data-side="need">
            {t('needs.kind')}
          </span>
          {need.status === 'published' ? null : <Badge>{t(`items.status.${need.status}`)}</Badge>}
          {need.unclaimed ? <Badge tone="warn">{t('items.unclaimed')}</Badge> : null}
        </>
      }
      actions={
        need.moves.includes('edit') ? (
          <ButtonLink to="/needs/$id/edit" params={{ id: need.id }} variant="default">
            {t('items.moves.edit')}
          </ButtonLink>
        ) : undefined
      }
    >
      {posted ? <PostedNote noun="need" published={need.status === 'published'} /> : null}
      {need.status === 'published' || (posted && need.status === 'draft') ? null : (
        <Note>{t(`needs.${notes[need.status]}`)}</Note>
      )}
      {need.unclaimed ? <Note tone="warn">{t('items.unclaimedHelp')}</Note> : null}
      <Moves moves={need.moves} paused={need.status === 'paused'} {...acts} />
      <div className={classes.columns}>
        <div className="stack loose">
          <Section title={t('needs.problem')}>{body.problem}</Section>
          <Section title={t('needs.whoFor')}>{body.whoFor}</Section>
          <Section title={t('needs.evidence')}>{body.evidence}</Section>
          <Section title={t('needs.outcome')}>{body.outcome}</Section>
          <Tags tags={need.tags} to="/needs" />
        </div>
        <NeedFacts need={need} />
        <NeedFits id={need.id} open={need.status === 'published'} />
      </div>
    </Page>
  );
};
