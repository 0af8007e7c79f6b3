import { ButtonLink } from '../ui/button-link.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { hasDraft } from './use-draft.ts';

/** The way back to what somebody has begun to write on this device and not yet sent. */
export const KeptDrafts = () => {
  const { t } = useTranslation();
  return (['need', 'idea'] as const)
    .filter((noun) => hasDraft(`${noun}.new`))
    .map((noun) => (
      <ButtonLink key={noun} to={`/${noun}s/new`} search={{ step: 'check' }} color={noun}>
        {t(`accounts.draft.${noun}`)}
      </ButtonLink>
    ));
};
