import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { listOrganisations, type Organisation } from '#server/organisations/organisations.contract.ts';
import { useMe } from '../accounts/use-me.ts';
import { usePages } from '../api/use-read.ts';
import { Follow } from '../items/follow.tsx';
import { ItemList } from '../items/item-list.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { CheckLine, TextField } from '../ui/controls.tsx';
import { Page } from '../ui/page.tsx';
import { Badge } from '../ui/pills.tsx';
import { Empty } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './organisations.module.css';
import { VerifyButton } from './verify-button.tsx';

const route = getRouteApi('/organisations');

export const OrganisationsPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  const { q, unverified, mine } = route.useSearch();
  const navigate = route.useNavigate();
  const [words, setWords] = useState(q ?? '');
  const read = usePages(listOrganisations, {
    query: {
      ...(q === undefined ? {} : { q }),
      ...(unverified === true ? { unverified: 'true' } : {}),
      ...(mine === true ? { mine: 'true' } : {}),
    },
  });
  const find = (event: FormEvent): void => {
    event.preventDefault();
    void navigate({
      search: ({ q: _old, ...rest }) => (words.trim() === '' ? rest : { ...rest, q: words.trim() }),
    });
  };
  return (
    <Page
      title={t('organisations.title')}
      lead={t('organisations.lead')}
      actions={
        me ? (
          <ButtonLink to="/organisations/new" variant="default">
            {t('organisations.register.title')}
          </ButtonLink>
        ) : undefined
      }
    >
      <search className="stack">
        <form className={classes.find} onSubmit={find}>
          <TextField
            id="organisation-words"
            type="search"
            label={t('organisations.search')}
            value={words}
            onChange={setWords}
          />
          <Button type="submit" variant="default">
            {t('organisations.find')}
          </Button>
        </form>
        {me ? (
          <div className="row">
            <CheckLine
              label={t('organisations.mine')}
              checked={mine === true}
              onChange={(on) =>
                void navigate({ search: ({ mine: _old, ...rest }) => (on ? { ...rest, mine: true } : rest) })
              }
            />
            {me.administrator ? (
              <CheckLine
                label={t('organisations.unverified')}
                checked={unverified === true}
                onChange={(on) =>
                  void navigate({
                    search: ({ unverified: _old, ...rest }) => (on ? { ...rest, unverified: true } : rest),
                  })
                }
              />
            ) : null}
          </div>
        ) : null}
      </search>
      <ItemList
        read={read}
        lined
        label={t('organisations.title')}
        empty={
          <Empty title={unverified === true ? t('organisations.emptyUnverified') : t('organisations.empty')}>
            {unverified === true ? null : t('organisations.emptyBody')}
          </Empty>
        }
      >
        {(organisation) => <Line organisation={organisation} />}
      </ItemList>
      {unverified === true || mine === true ? null : (
        <Follow noun="organisations" search={q === undefined ? {} : { q }} />
      )}
    </Page>
  );
};

const Line = ({ organisation }: { organisation: Organisation }) => {
  const { t } = useTranslation();
  return (
    <article className={classes.line}>
      <div>
        <h2 className={classes.name}>
          <Link to="/organisations/$id" params={{ id: organisation.id }}>
            {organisation.name}
          </Link>
        </h2>
        <p className="dim small">
          {t(`organisations.kinds.${organisation.kind}`)}{' '}
          {organisation.isAgency ? <Badge tone="match">{t('organisations.agency')}</Badge> : null}{' '}
          {organisation.verified ? null : (
            <Badge tone="warn">
              {t(organisation.withdrawnAt === null ? 'organisations.notVerified' : 'organisations.withdrawn')}
            </Badge>
          )}
        </p>
        {organisation.about === null ? null : <p>{organisation.about}</p>}
      </div>
      <VerifyButton organisation={organisation} />
    </article>
  );
};
