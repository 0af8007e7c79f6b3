import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from '../words/use-translation.ts';
import classes from './administration.module.css';
import { AdministratorsOnly } from './administrators-only.tsx';

type Room = {
  name:
    | 'people'
    | 'unverified'
    | 'claims'
    | 'organisations'
    | 'tags'
    | 'hidden'
    | 'imports'
    | 'jobs'
    | 'settings'
    | 'log'
    | 'learning';
  to: NonNullable<LinkProps['to']>;
  search?: { unverified: true };
};

const rooms: readonly Room[] = [
  { name: 'unverified', to: '/organisations', search: { unverified: true } },
  { name: 'claims', to: '/claims' },
  { name: 'hidden', to: '/administration/hidden' },
  { name: 'people', to: '/administration/people' },
  { name: 'organisations', to: '/organisations' },
  { name: 'tags', to: '/tags' },
  { name: 'imports', to: '/administration/imports' },
  { name: 'jobs', to: '/administration/jobs' },
  { name: 'log', to: '/administration/log' },
  { name: 'settings', to: '/administration/settings' },
  { name: 'learning', to: '/administration/learning' },
];

/** Where an administrator begins: a way to everything. */
export const AdministrationPage = () => {
  const { t } = useTranslation();
  return (
    <AdministratorsOnly first title={t('administration.title')} lead={t('administration.lead')}>
      <ul className="plain-list">
        {rooms.map(({ name, to, search }) => (
          <li key={name} className={classes.line}>
            <div className={classes.said}>
              <h2 className={classes.name}>
                <Link to={to} {...(search === undefined ? {} : { search })}>
                  {t(`administration.home.${name}`)}
                </Link>
              </h2>
              <p className="dim">{t(`administration.home.${name}Body`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </AdministratorsOnly>
  );
};
