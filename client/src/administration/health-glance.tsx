import { Link } from '@tanstack/react-router';
import { type Health, readHealth } from '#server/administration/instance.contract.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { Facts } from '../ui/facts.tsx';
import { formatCount, formatMoment } from '../ui/format.ts';
import { Note } from '../ui/states.tsx';
import type { Translate } from '../words/translate.ts';
import { useTranslation } from '../words/use-translation.ts';
import { type Worry, worriesOf } from './worries.ts';

const LOOK_AGAIN = 15_000;
const GIGABYTE = 1_000_000_000;

const sayWorry = (t: Translate, worry: Worry): string => {
  if ('since' in worry) return t(`instance.worry.${worry.kind}`, { at: formatMoment(worry.since) });
  if ('count' in worry) return t(`instance.worry.${worry.kind}`, { count: worry.count });
  return t(`instance.worry.${worry.kind}`);
};

const saySize = (t: Translate, bytes: number): string =>
  bytes < GIGABYTE
    ? t('instance.megabytes', { amount: formatCount(Math.ceil(bytes / 1_000_000)) })
    : t('instance.gigabytes', { amount: formatCount(Math.round(bytes / (GIGABYTE / 10)) / 10) });

const factsOf = (t: Translate, health: Health) => {
  const { market, runners, waitingSince, mailWaiting, eventsLastHour, manyEvents, database } = health;
  const { migrationsWaiting, lastMigration } = database;
  const events = formatCount(eventsLastHour);
  return [
    {
      name: t('instance.fact.market'),
      value: market.ready
        ? t('instance.fact.marketReady', {
            needs: formatCount(market.needs),
            ideas: formatCount(market.ideas),
            event: formatCount(market.event),
            newest: formatCount(market.newest),
          })
        : t('instance.fact.marketReading'),
    },
    { name: t('instance.fact.runners'), value: formatCount(runners) },
    {
      name: t('instance.fact.waiting'),
      value:
        waitingSince === null
          ? t('instance.fact.waitingNone')
          : t('instance.fact.waitingSince', { at: formatMoment(waitingSince) }),
    },
    {
      name: t('instance.fact.mail'),
      value:
        mailWaiting === 0 ? t('instance.fact.mailNone') : t('instance.fact.mailSome', { count: mailWaiting }),
    },
    {
      name: t('instance.fact.events'),
      value: manyEvents ? t('instance.fact.eventsMany', { events }) : events,
    },
    {
      name: t('instance.fact.database'),
      value: t('instance.fact.databaseIs', {
        version: database.version,
        size: saySize(t, database.bytes),
      }),
    },
    {
      name: t('instance.fact.connections'),
      value: t('instance.fact.connectionsOf', {
        open: formatCount(database.connections),
        most: formatCount(database.mostConnections),
      }),
    },
    {
      name: t('instance.fact.migrations'),
      value:
        migrationsWaiting > 0
          ? t('instance.fact.migrationsWait', { count: migrationsWaiting })
          : lastMigration === null
            ? t('instance.fact.migrationsNone')
            : t('instance.fact.migrationsDone', { name: lastMigration }),
    },
    { name: t('instance.fact.version'), value: health.version },
    { name: t('instance.fact.started'), value: formatMoment(health.startedAt) },
  ];
};

/** How the instance does: one word for it, what is not well, and the figures. Old figures say that they are old. */
export const HealthGlance = () => {
  const { t } = useTranslation();
  const read = useRead(readHealth, {}, { refetchEvery: LOOK_AGAIN, staleTime: 0 });
  return (
    <Reading of={read} lines={5} height={40}>
      {(health) => {
        const worries = worriesOf(health, Date.now());
        return (
          <>
            {read.isError ? (
              <Note
                tone="warn"
                title={t('instance.lost', { at: formatMoment(new Date(read.dataUpdatedAt).toISOString()) })}
              />
            ) : null}
            {worries.length === 0 ? (
              <Note tone="ok" title={t('instance.well')} />
            ) : (
              <Note tone="bad" title={t('instance.unwell')}>
                <ul>
                  {worries.map((worry) => (
                    <li key={worry.kind}>{sayWorry(t, worry)}</li>
                  ))}
                </ul>
                <p>
                  <Link to="/administration/jobs">{t('instance.toJobs')}</Link>
                </p>
              </Note>
            )}
            <Facts facts={factsOf(t, health)} />
            <p className="dim small">{t('instance.healthLead')}</p>
          </>
        );
      }}
    </Reading>
  );
};
