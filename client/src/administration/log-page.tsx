import { getRouteApi, Link } from '@tanstack/react-router';
import { type LoggedEvent, listLog } from '#server/administration/log.contract.ts';
import { eventTypes } from '#server/events/events.contract.ts';
import { usePages } from '../api/use-read.ts';
import { present } from '../app/search-params.ts';
import { ItemList } from '../items/item-list.tsx';
import { CheckLine, SelectField, TextField } from '../ui/controls.tsx';
import { formatMoment } from '../ui/format.ts';
import { Empty } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './administration.module.css';
import { AdministratorsOnly } from './administrators-only.tsx';
import { sayEvent } from './say-event.ts';
import { sayTask } from './say-task.ts';

const route = getRouteApi('/administration/log');

export const LogPage = () => {
  const { t } = useTranslation();
  return (
    <AdministratorsOnly title={t('administration.log.title')} lead={t('administration.log.lead')}>
      <Log />
    </AdministratorsOnly>
  );
};

const Log = () => {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const { type: named, people, from, to, ...others } = search;
  const type = eventTypes.find((one) => one === named);
  const read = usePages(listLog, {
    query: present({ ...others, from, to, type, ...(people === true ? { people: 'true' } : {}) }),
  });
  const items = read.items.map((event) => ({ ...event, key: event.id, id: String(event.seq) }));
  const day = (name: 'from' | 'to', value: string | undefined) => (
    <TextField
      id={name}
      type="date"
      narrow
      label={t(`administration.log.${name}`)}
      value={value ?? ''}
      onChange={(chosen) =>
        void navigate({
          search: ({ [name]: _old, ...rest }) => (chosen === '' ? rest : { ...rest, [name]: chosen }),
        })
      }
    />
  );
  return (
    <>
      <search className={classes.find}>
        <SelectField
          id="type"
          label={t('administration.log.what')}
          none={t('administration.log.anything')}
          value={type ?? ''}
          choices={eventTypes.map((value) => ({ value, label: sayEvent(value) }))}
          onChange={(chosen) =>
            void navigate({
              search: ({ type: _old, ...rest }) => (chosen === null ? rest : { ...rest, type: chosen }),
            })
          }
        />
        {day('from', from)}
        {day('to', to)}
        <CheckLine
          label={t('administration.log.people')}
          checked={people === true}
          onChange={(on) =>
            void navigate({
              search: ({ people: _old, ...rest }) => (on ? { ...rest, people: true } : rest),
            })
          }
        />
      </search>
      {Object.keys(search).length === 0 ? null : (
        <p>
          <Link to="/administration/log">{t('administration.log.all')}</Link>
        </p>
      )}
      <ItemList
        read={{ ...read, items }}
        lined
        label={t('administration.log.list')}
        empty={<Empty title={t('administration.log.none')}>{t('administration.log.noneBody')}</Empty>}
      >
        {({ key, ...event }) => <Line event={{ ...event, id: key }} />}
      </ItemList>
    </>
  );
};

/** As much of an id as tells one from another. */
const numberOf = (id: string): string => id.slice(-8);

/** A person of the log, by number; who that is stands where it is written down that somebody looked. */
const Person = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  return (
    <Link to="/administration/people" search={{ id }}>
      {t('administration.log.person', { who: numberOf(id) })}
    </Link>
  );
};

const Line = ({ event }: { event: LoggedEvent }) => {
  const { t } = useTranslation();
  const { actorId } = event;
  return (
    <article className={classes.line}>
      <div className={classes.said}>
        <h2 className={classes.event}>
          {sayEvent(event.type)}
          {event.task === null ? null : ` · ${sayTask(event.task)}`}
        </h2>
        <p className="dim small">
          {formatMoment(event.at)} · {t('administration.log.by')}{' '}
          {actorId === null ? t('administration.log.platform') : <Person id={actorId} />}
          {event.noun !== 'person' || event.id === actorId ? null : (
            <>
              {' · '}
              {t('administration.log.about')} <Person id={event.id} />
            </>
          )}
        </p>
        {event.reason === null ? null : (
          <p className="small">{t('administration.log.why', { reason: event.reason })}</p>
        )}
        <p className="small">
          <Link to="/administration/log" search={{ id: event.id }}>
            {t('administration.log.onlyAbout')}
          </Link>
          {actorId === null ? null : (
            <>
              {' · '}
              <Link to="/administration/log" search={{ actor: actorId }}>
                {t('administration.log.onlyBy', {
                  who: t('administration.log.person', { who: numberOf(actorId) }),
                })}
              </Link>
            </>
          )}
        </p>
      </div>
    </article>
  );
};
