import {
  IconBell,
  IconBuildingCommunity,
  IconBulb,
  IconHandStop,
  IconHeartHandshake,
  IconHome,
  IconInbox,
  IconPuzzle,
  IconSearch,
  IconShieldCheck,
  IconTags,
  type TablerIcon,
} from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { Me } from '#server/accounts/accounts.contract.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './shell.module.css';

type Item = {
  to: NonNullable<LinkProps['to']>;
  label:
    | 'home'
    | 'needs'
    | 'ideas'
    | 'queue'
    | 'gaps'
    | 'introductions'
    | 'organisations'
    | 'administration'
    | 'tags'
    | 'claims'
    | 'mine';
  icon: TablerIcon;
};

const needs: Item = { to: '/needs', label: 'needs', icon: IconSearch };
const ideas: Item = { to: '/ideas', label: 'ideas', icon: IconBulb };
const introductions: Item = { to: '/introductions', label: 'introductions', icon: IconHeartHandshake };
const queue: Item = { to: '/queue', label: 'queue', icon: IconInbox };
const gaps: Item = { to: '/gaps', label: 'gaps', icon: IconPuzzle };
const mine: Item = { to: '/me', label: 'mine', icon: IconHome };
const organisations: Item = { to: '/organisations', label: 'organisations', icon: IconBuildingCommunity };

const tags: Item = { to: '/tags', label: 'tags', icon: IconTags };
const claims: Item = { to: '/claims', label: 'claims', icon: IconHandStop };
const administration: Item = { to: '/administration', label: 'administration', icon: IconShieldCheck };

/** What each role comes here for, in the order it is used. Five at most at the bottom: they must fit a phone. */
const itemsFor = (me: Me | null, place: 'top' | 'bottom'): Item[] => {
  if (me === null) return [needs, ideas, organisations];
  if (me.agencyId !== null)
    return [queue, introductions, ...(place === 'top' ? [gaps, claims] : []), needs, ideas, mine];
  if (me.administrator)
    return [administration, organisations, ...(place === 'top' ? [claims, tags] : []), needs, ideas, mine];
  return [mine, introductions, needs, ideas];
};

export const Nav = ({ me, place }: { me: Me | null | undefined; place: 'top' | 'bottom' }) => {
  const { t } = useTranslation();
  return (
    <nav
      className={place === 'top' ? classes.topNav : classes.bottomNav}
      aria-label={t('nav.label')}
      // Until it is known who looks, the bar holds its place and says nothing.
      data-unknown={me === undefined}
    >
      <ul>
        {itemsFor(me ?? null, place).map(({ to, label, icon: Icon }) => (
          <li key={label}>
            <Link to={to} className={classes.navLink} activeProps={{ 'aria-current': 'page' }}>
              <Icon size={20} aria-hidden />
              <span>{t(`nav.${label}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};

/** The bell, with how many notices are new in words. */
export const NoticesLink = ({ unread }: { unread: number }) => {
  const { t } = useTranslation();
  return (
    <Link
      to="/notifications"
      className={classes.bell}
      aria-label={unread === 0 ? t('nav.notices') : t('nav.noticesUnread', { count: unread })}
    >
      <IconBell size={22} aria-hidden />
      {unread === 0 ? null : (
        <span className={classes.count} aria-hidden>
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  );
};
