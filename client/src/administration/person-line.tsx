import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  type AdministeredPerson,
  appointPerson,
  dismissPerson,
  restorePerson,
  suspendPerson,
} from '#server/administration/administration.contract.ts';
import { useAct } from '../api/use-act.ts';
import { formatDay } from '../ui/format.ts';
import { Badge } from '../ui/pills.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './administration.module.css';
import { ReasonDialog } from './reason-dialog.tsx';

type Move = AdministeredPerson['moves'][number];
const endpoints = {
  suspend: suspendPerson,
  restore: restorePerson,
  appoint: appointPerson,
  dismiss: dismissPerson,
} as const;

type MoveProps = { person: AdministeredPerson; move: Move; onClose: () => void };

const MoveDialog = ({ person, move, onClose }: MoveProps) => {
  const { t } = useTranslation();
  const act = useAct(endpoints[move], { onDone: onClose });
  return (
    <ReasonDialog
      title={t('administration.people.moveWhat', {
        move: t(`administration.people.move.${move}`),
        name: person.name,
      })}
      about={t(`administration.people.about.${move}`)}
      act={t(`administration.people.move.${move}`)}
      grave={move === 'suspend' || move === 'dismiss'}
      pending={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={(reason) => act.mutate({ params: { id: person.id }, body: { reason } })}
    />
  );
};

/** One person as an administrator sees them, with what can be done about them. */
export const PersonLine = ({ person }: { person: AdministeredPerson }) => {
  const { t } = useTranslation();
  const [moving, setMoving] = useState<Move>();
  return (
    <article className={classes.line}>
      <div className={classes.said}>
        <h2 className={classes.name}>{person.name}</h2>
        <p>{person.email}</p>
        <p className="dim small">
          {t('administration.people.since', {
            kind: t(`administration.people.kinds.${person.kind}`),
            day: formatDay(person.createdAt),
          })}{' '}
          {person.administrator ? (
            <Badge tone="match">{t('administration.people.administrator')}</Badge>
          ) : null}{' '}
          {person.verified ? null : <Badge tone="warn">{t('administration.people.unverified')}</Badge>}{' '}
          {person.suspendedAt === null ? null : (
            <Badge tone="bad">
              {t('administration.people.suspended', { day: formatDay(person.suspendedAt) })}
            </Badge>
          )}
        </p>
        {person.reason === null ? null : (
          <p className="small">{t('administration.people.why', { reason: person.reason })}</p>
        )}
        {person.memberships.map(({ organisationId, organisationName, role }) => (
          <p key={`${organisationId} ${role}`} className="small">
            <Link to="/organisations/$id" params={{ id: organisationId }}>
              {organisationName}
            </Link>{' '}
            <span className="dim">{t(`administration.people.role.${role}`)}</span>
          </p>
        ))}
        <p className="small">
          <Link
            to="/administration/log"
            search={{ actor: person.id }}
            aria-label={t('administration.people.whatTheyDidOf', { name: person.name })}
          >
            {t('administration.people.whatTheyDid')}
          </Link>
        </p>
      </div>
      <div className="row">
        {person.moves.map((move) => (
          <Button
            key={move}
            variant="default"
            size="sm"
            aria-label={t('administration.people.moveWhat', {
              move: t(`administration.people.move.${move}`),
              name: person.name,
            })}
            onClick={() => setMoving(move)}
          >
            {t(`administration.people.move.${move}`)}
          </Button>
        ))}
      </div>
      {moving === undefined ? null : (
        <MoveDialog person={person} move={moving} onClose={() => setMoving(undefined)} />
      )}
    </article>
  );
};
