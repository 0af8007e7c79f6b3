import { Link, Outlet, useMatches } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSession } from '../accounts/use-me.ts';
import { useLiveConnection } from '../api/use-live.ts';
import { useKeptMessages } from '../messages/kept.ts';
import { SearchDoor } from '../search/search-door.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { Mark } from '../ui/mark.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { ColourChoice } from './colour-choice.tsx';
import { Nav, NoticesLink } from './nav.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import classes from './shell.module.css';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** One task fills the screen of a phone: the bar at the bottom makes room for it. */
    focused?: boolean;
  }
}

export const Shell = () => {
  const { t } = useTranslation();
  const { me, demo, mailbox } = useSession();
  const focused = useMatches({
    select: (matches) => matches.some((match) => match.staticData.focused === true),
  });
  useLiveConnection(me?.personId);
  useKeptMessages(me?.personId);
  // Off the first page's weight: whoever signs in has buttons to wait for.
  useEffect(() => {
    if (me) void import('../ui/kept-focus.ts');
  }, [me]);
  return (
    <div className={classes.shell} data-focused={focused}>
      <a href="#main" className={classes.skip}>
        {t('app.skip')}
      </a>
      <header className={classes.header}>
        <Link to="/" className={classes.brand}>
          <Mark />
          <span>{t('app.name')}</span>
        </Link>
        <Nav me={me} place="top" />
        <div className={classes.right}>
          <SearchDoor />
          {me === null ? (
            <>
              <ButtonLink to="/sign-in" variant="subtle" color="ink" size="sm">
                {t('nav.signIn')}
              </ButtonLink>
              <ButtonLink to="/sign-up" variant="outline" size="sm" className={classes.wideOnly}>
                {t('nav.signUp')}
              </ButtonLink>
            </>
          ) : null}
          {me ? (
            <>
              <NoticesLink unread={me.unread} />
              <Link to="/me" className={classes.who}>
                <span className="visually-hidden">{t('nav.account')}: </span>
                {me.name}
              </Link>
            </>
          ) : null}
        </div>
      </header>
      <OfflineBanner />
      <main id="main" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
      <footer className={classes.footer}>
        <p>{demo ? t('app.demo') : t('app.footer')}</p>
        <div className="row">
          {mailbox ? <Link to="/mailbox">{t('nav.mailbox')}</Link> : null}
          <Link to="/map">{t('nav.map')}</Link>
          <Link to="/organisations">{t('nav.organisations')}</Link>
          <Link to="/data">{t('nav.data')}</Link>
          <ColourChoice />
        </div>
      </footer>
      {focused ? null : <Nav me={me} place="bottom" />}
    </div>
  );
};
