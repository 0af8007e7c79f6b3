import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { findPeople } from '#server/administration/administration.contract.ts';
import { usePages } from '../api/use-read.ts';
import { ItemList } from '../items/item-list.tsx';
import { SelectField, TextField } from '../ui/controls.tsx';
import { Empty } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './administration.module.css';
import { AdministratorsOnly } from './administrators-only.tsx';
import { PersonLine } from './person-line.tsx';

const route = getRouteApi('/administration/people');
const shows = ['all', 'suspended', 'administrators'] as const;

export const PeoplePage = () => {
  const { t } = useTranslation();
  return (
    <AdministratorsOnly title={t('administration.people.title')} lead={t('administration.people.lead')}>
      <People />
    </AdministratorsOnly>
  );
};

const People = () => {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { q = '', id, show = 'all' } = route.useSearch();
  const [typed, setTyped] = useState(q);
  const asks = id !== undefined || show !== 'all' || q.length >= 2;
  const read = usePages(
    findPeople,
    { query: { ...(q === '' ? {} : { q }), ...(id === undefined ? {} : { id }), show } },
    { enabled: asks, keep: false },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wanted = typed.trim();
    void navigate({
      search: ({ q: _old, id: _one, ...rest }) => (wanted === '' ? rest : { ...rest, q: wanted }),
    });
  };
  return (
    <>
      <search>
        <form className={classes.find} onSubmit={submit}>
          <TextField
            id="person"
            type="search"
            label={t('administration.people.label')}
            value={typed}
            onChange={setTyped}
          />
          <SelectField
            id="show"
            label={t('administration.people.show.label')}
            value={show}
            choices={shows.map((value) => ({ value, label: t(`administration.people.show.${value}`) }))}
            onChange={(chosen) =>
              void navigate({
                search: ({ show: _old, id: _one, ...rest }) =>
                  chosen === null || chosen === 'all' ? rest : { ...rest, show: chosen },
              })
            }
          />
          <Button type="submit" variant="default">
            {t('administration.people.find')}
          </Button>
        </form>
      </search>
      {id === undefined ? null : (
        <p>
          {t('administration.people.onlyOne')}{' '}
          <Link to="/administration/people">{t('administration.people.others')}</Link>
        </p>
      )}
      {asks ? (
        <ItemList
          read={read}
          lined
          label={t('administration.people.list')}
          empty={
            id === undefined ? (
              <Empty title={t('administration.people.none')}>{t('administration.people.noneBody')}</Empty>
            ) : (
              <Empty title={t('administration.people.gone')}>{t('administration.people.goneBody')}</Empty>
            )
          }
        >
          {(person) => <PersonLine person={person} />}
        </ItemList>
      ) : (
        <Empty title={t('administration.people.start')}>{t('administration.people.startBody')}</Empty>
      )}
    </>
  );
};
