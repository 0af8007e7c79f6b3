import { Button } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CardField, ContactCard } from '#server/accounts/accounts.contract.ts';
import { getCards, type Introduction } from '#server/introductions/introductions.contract.ts';
import { call } from '../api/call.ts';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './contact-cards.module.css';

type Cards = { need: Partial<ContactCard> | null; idea: Partial<ContactCard> | null };
type Props = { introduction: Introduction };

const fields = ['name', 'email', 'telephone'] as const satisfies readonly CardField[];

/**
 * Each reading of a card is recorded, so cards are read when a person asks for it and not again with every event;
 * and what is not open any more is forgotten here, too.
 */
const useCards = (id: string, wanted: boolean): UseQueryResult<Cards> => {
  const client = useQueryClient();
  useEffect(() => {
    if (!wanted) client.removeQueries({ queryKey: ['cards', id] });
  }, [client, id, wanted]);
  return useQuery({
    queryKey: ['cards', id],
    queryFn: ({ signal }) => call(getCards, { params: { id }, signal }),
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: false,
  });
};

const Value = ({ field, value }: { field: CardField; value: string }) =>
  field === 'email' ? (
    <a href={`mailto:${value}`}>{value}</a>
  ) : field === 'telephone' ? (
    <a href={`tel:${value.replace(/[^+\d]/g, '')}`}>{value}</a>
  ) : (
    value
  );

type CardProps = {
  side: 'need' | 'idea';
  introduction: Introduction;
  card: Partial<ContactCard> | null | undefined;
};

const Card = ({ side, introduction, card }: CardProps) => {
  const { t } = useTranslation();
  const { status, as, answers } = introduction;
  const promised = answers[side].fields;
  const passedOn = introduction.mediation === 'fully_moderated';
  const reached = status === 'connected' || status === 'closed';
  // Where all goes through the broker, cards open to the brokers alone.
  const together = reached && (!passedOn || as === 'broker');
  const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(
    promised.map((field) => t(`introductions.fields.${field}`)),
  );
  return (
    <div className={classes.card} data-side={side} data-open={Boolean(card)}>
      <p className={classes.name}>
        {together ? <IconLockOpen size={16} aria-hidden /> : <IconLock size={16} aria-hidden />}
        {t(`introductions.card.${side}`)}
        {as === side ? ` (${t('introductions.card.yours')})` : ''}
      </p>
      {card ? (
        <dl className={classes.fields}>
          {fields.map((field) => {
            const value = card[field];
            return value ? (
              <div key={field}>
                <dt className="visually-hidden">{t(`introductions.card.${field}`)}</dt>
                <dd>
                  <Value field={field} value={value} />
                </dd>
              </div>
            ) : null;
          })}
        </dl>
      ) : (
        <p className={classes.sealed}>
          {together
            ? `${t('introductions.card.open')}: ${listed}`
            : reached && promised.length > 0
              ? t('mediation.moderated.toBrokers', { fields: listed, agency: introduction.agency.name })
              : status === 'withdrawn' || status === 'expired' || status === 'declined'
                ? t('introductions.card.sealed')
                : promised.length > 0
                  ? t('introductions.card.willShare', { fields: listed })
                  : passedOn
                    ? t('mediation.moderated.sealed')
                    : t(as === side ? 'introductions.card.sealedYours' : 'introductions.card.sealedTheirs')}
        </p>
      )}
    </div>
  );
};

/** The two cards: sealed, or open to whoever may see them, once they ask. */
export const ContactCards = ({ introduction }: Props) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [asked, setAsked] = useState(false);
  const allowed = introduction.moves.includes('see_cards');
  const read = useCards(introduction.id, asked && allowed);
  const cards = allowed ? read.data : undefined;
  const together = introduction.status === 'connected' || introduction.status === 'closed';
  if (introduction.status === 'drafted') return null;
  return (
    <div className={classes.cards}>
      <div className={classes.pair} aria-live="polite">
        <Card side="need" introduction={introduction} card={cards?.need} />
        <Card side="idea" introduction={introduction} card={cards?.idea} />
      </div>
      {allowed && cards === undefined ? (
        <p className={classes.ask}>
          <Button
            size="sm"
            loading={read.isFetching}
            onClick={() => (asked ? void read.refetch() : setAsked(true))}
          >
            {t(together ? 'introductions.card.show' : 'introductions.card.showGranted')}
          </Button>
          <span className="dim small">{t('introductions.card.showHelp')}</span>
        </p>
      ) : null}
      {read.isError && allowed ? (
        <p className={classes.fault} role="alert">
          {sentence(read.error)}
        </p>
      ) : null}
    </div>
  );
};
