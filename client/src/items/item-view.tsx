import type { ReactNode } from 'react';
import type { Need } from '#server/needs/needs.contract.ts';
import { useMe } from '../accounts/use-me.ts';
import { FollowThis } from '../alerts/later.tsx';
import { IsThisYours } from '../claims/later.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { Page } from '../ui/page.tsx';
import { Badge } from '../ui/pills.tsx';
import { Note } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { Hidden } from './hidden.tsx';
import classes from './items.module.css';
import { Tags } from './meta.tsx';
import { type ItemMoves, Moves } from './moves.tsx';
import { PostedNote } from './posted-note.tsx';

const notes = {
  draft: 'draftNote',
  paused: 'pausedNote',
  closed: 'closedNote',
  expired: 'expiredNote',
} as const;

type Props = {
  noun: 'need' | 'idea';
  item: Pick<
    Need,
    'id' | 'title' | 'mine' | 'status' | 'unclaimed' | 'onBehalf' | 'moves' | 'tags' | 'places'
  >;
  posted: boolean;
  moves: ItemMoves;
  /** What it says in words and numbers. */
  facts: ReactNode;
  fits: ReactNode;
  /** What its author wrote. */
  children: ReactNode;
};

/** The page of a need or an idea: how it stands, what its author may do, what it says, and what fits it. */
export const ItemView = ({ noun, item, posted, moves, facts, fits, children }: Props) => {
  const { t } = useTranslation();
  const me = useMe();
  // Whoever looks after what they have paused may resume it; nobody but an administrator what is hidden.
  const hidden = item.status === 'paused' && !item.moves.includes('publish');
  const { id, status, unclaimed } = item;
  const list = noun === 'need' ? '/needs' : '/ideas';
  return (
    <Page
      title={item.title}
      back={
        item.mine ? (
          <BackLink to="/me">{t('nav.mine')}</BackLink>
        ) : (
          <BackLink to={list}>{t(`${noun}s.back`)}</BackLink>
        )
      }
      kicker={
        <>
          <span className={classes.kind} data-side={noun}>
            {t(`${noun}s.kind`)}
          </span>
          {status === 'published' ? null : (
            <Badge>{hidden ? t('items.hidden.badge') : t(`items.status.${status}`)}</Badge>
          )}
          {unclaimed ? <Badge tone="warn">{t('items.unclaimed')}</Badge> : null}
        </>
      }
      actions={
        item.moves.includes('edit') ? (
          <ButtonLink
            to={noun === 'need' ? '/needs/$id/edit' : '/ideas/$id/edit'}
            params={{ id }}
            variant="default"
          >
            {t('items.moves.edit')}
          </ButtonLink>
        ) : undefined
      }
    >
      {posted ? <PostedNote noun={noun} published={status === 'published'} onBehalf={item.onBehalf} /> : null}
      {status === 'published' || hidden || (posted && status === 'draft') ? null : (
        <Note>{t(`${noun}s.${notes[status]}`)}</Note>
      )}
      {unclaimed ? (
        <Note tone="warn">{t(item.onBehalf ? 'items.unclaimedCaller' : 'items.unclaimedHelp')}</Note>
      ) : null}
      {me && (item.mine || me.administrator) ? <Hidden noun={noun} id={id} /> : null}
      <Moves id={id} open={item.moves} paused={status === 'paused'} moves={moves} />
      <div className={classes.columns}>
        <div className="stack loose">
          {children}
          <Tags tags={item.tags} to={list} />
          <FollowThis noun={noun} tags={item.tags} places={item.places} />
          {unclaimed ? <IsThisYours noun={noun} id={id} /> : null}
        </div>
        {facts}
        {fits}
      </div>
    </Page>
  );
};
