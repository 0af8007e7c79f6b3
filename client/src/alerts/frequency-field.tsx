import type { AlertFrequency } from '#server/alerts/alerts.contract.ts';
import { SelectField } from '../ui/controls.tsx';
import { useTranslation } from '../words/use-translation.ts';

type Props = {
  id: string;
  label: string;
  help?: string;
  value: AlertFrequency;
  onChange: (frequency: AlertFrequency) => void;
};

/** How often to mail. */
export const FrequencyField = ({ value, onChange, ...common }: Props) => {
  const { t } = useTranslation();
  return (
    <SelectField
      {...common}
      choices={(['at_once', 'daily', 'weekly', 'never'] as const).map((often) => ({
        value: often,
        label: t(`alerts.often.${often}`),
      }))}
      value={value}
      onChange={(chosen) => onChange(chosen ?? value)}
    />
  );
};
