import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Me } from '#server/accounts/accounts.contract.ts';
import {
  endMembership,
  listMembers,
  type Organisation,
} from '#server/organisations/organisations.contract.ts';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { formatDay } from '../ui/format.ts';
import { Badge } from '../ui/pills.tsx';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import { EndMembership } from './later.tsx';
import classes from './organisations.module.css';

/** Who belongs to an organisation. A person may leave; an administrator may end anybody's membership. */
export const Members = ({ organisation, me }: { organisation: Organisation; me: Me }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [ending, setEnding] = useState<string>();
  const read = useRead(listMembers, { params: { id: organisation.id } });
  const end = useAct(endMembership, { onDone: () => setEnding(undefined) });
  return (
    <section className="stack tight">
      <h2>{t('organisations.members.title')}</h2>
      {end.isError ? <Fault message={sentence(end.error)} /> : null}
      <Reading of={read} lines={2}>
        {({ items }) => (
          <ul className="plain-list">
            {items.length === 0 ? <li className="dim">{t('organisations.members.none')}</li> : null}
            {items.map(({ personId, name, role, startedAt, suspended }) => (
              <li key={`${personId} ${role}`} className={classes.line}>
                <div>
                  <p>
                    {name}{' '}
                    {suspended ? <Badge tone="warn">{t('organisations.members.suspended')}</Badge> : null}
                  </p>
                  <p className="dim small">
                    {t('organisations.members.since', {
                      role: t(`organisations.members.role.${role}`),
                      day: formatDay(startedAt),
                    })}
                  </p>
                </div>
                {me.administrator || me.personId === personId ? (
                  ending === personId && me.personId === personId ? (
                    <div className="row" role="alert">
                      <p>{t('organisations.members.endSure', { name })}</p>
                      <Button
                        color="bad"
                        size="sm"
                        loading={end.isPending}
                        onClick={() => end.mutate({ params: { id: organisation.id, personId }, body: {} })}
                      >
                        {t('organisations.members.endYes')}
                      </Button>
                      <Button variant="default" size="sm" onClick={() => setEnding(undefined)}>
                        {t('app.cancel')}
                      </Button>
                    </div>
                  ) : (
                    <>
                      <Button
                        variant="default"
                        size="sm"
                        aria-label={t('organisations.members.endWhat', { name })}
                        onClick={() => setEnding(personId)}
                      >
                        {t('organisations.members.end')}
                      </Button>
                      {ending === personId ? (
                        <EndMembership
                          organisationId={organisation.id}
                          personId={personId}
                          name={name}
                          onClose={() => setEnding(undefined)}
                        />
                      ) : null}
                    </>
                  )
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Reading>
    </section>
  );
};
