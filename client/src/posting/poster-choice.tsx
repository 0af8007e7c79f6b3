import type { Me } from '#server/accounts/accounts.contract.ts';
import { AreaField, CheckLine, RadioField } from '../ui/controls.tsx';
import { useTranslation } from '../words/use-translation.ts';

export type Poster = { organisationId: string | null; forCaller: boolean; consent: string };

type Props = {
  noun: 'need' | 'idea';
  me: Me;
  value: Poster;
  onChange: (value: Poster) => void;
  consentError: string | undefined;
};

const ALONE = 'alone';

/** Whose name a posting stands under: mine, my organisation's, or that of somebody who called the agency. */
export const PosterChoice = ({ noun, me, value, onChange, consentError }: Props) => {
  const { t } = useTranslation();
  const homes = me.memberships.filter(({ role }) => role === 'commissioner');
  const choices = [
    ...(noun === 'idea' ? [{ value: ALONE, label: t('posting.check.myself') }] : []),
    ...homes.map(({ organisationId, organisationName }) => ({
      value: organisationId,
      label: organisationName,
    })),
  ];
  return (
    <>
      {me.agencyId === null ? null : (
        <CheckLine
          label={t('posting.check.onBehalf')}
          checked={value.forCaller}
          onChange={(forCaller) => onChange({ ...value, forCaller })}
        />
      )}
      {value.forCaller ? (
        <AreaField
          id="consent"
          rows={3}
          label={t('posting.check.consent')}
          help={t('posting.check.consentHelp')}
          who={t('posting.who.agency')}
          error={consentError}
          value={value.consent}
          onChange={(consent) => onChange({ ...value, consent })}
        />
      ) : null}
      {!value.forCaller && choices.length > 1 ? (
        <RadioField
          id="organisation"
          label={t('posting.check.organisation')}
          help={t('posting.check.organisationHelp')}
          choices={choices}
          value={value.organisationId ?? (noun === 'idea' ? ALONE : null)}
          onChange={(chosen) => onChange({ ...value, organisationId: chosen === ALONE ? null : chosen })}
        />
      ) : null}
    </>
  );
};

/** How the choice starts: a commissioner with one organisation has nothing to choose. */
export const firstPoster = (noun: 'need' | 'idea', me: Me): Poster => {
  const homes = me.memberships.filter(({ role }) => role === 'commissioner');
  const only = noun === 'need' ? (homes[0]?.organisationId ?? null) : null;
  return {
    organisationId: only,
    forCaller: noun === 'need' && homes.length === 0 && me.agencyId !== null,
    consent: '',
  };
};
