import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { getBrokerLabel, putBrokerLabel } from '#server/introductions/caseload.contract.ts';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { TextField } from '../ui/controls.tsx';
import { Fault } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';

const Form = ({ label }: { label: string }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [value, setValue] = useState(label);
  const act = useAct(putBrokerLabel);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate({ body: { label: value.trim() } });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextField
        id="broker-label"
        label={t('mediation.label.title')}
        labelHidden
        help={t('mediation.label.help')}
        who={t('mediation.label.who')}
        max={80}
        value={value}
        onChange={(next) => setValue(next.slice(0, 80))}
      />
      {act.isError ? <Fault message={sentence(act.error)} /> : null}
      <div className="row">
        <Button type="submit" variant="default" loading={act.isPending}>
          {t('mediation.label.save')}
        </Button>
        <span role="status">
          {act.isSuccess && value.trim() === act.data.label ? t('mediation.label.saved') : ''}
        </span>
      </div>
    </form>
  );
};

/** A broker's own choice: the sides read this, and never a name that was not chosen for them. */
export const BrokerLabel = () => {
  const { t } = useTranslation();
  const { data } = useRead(getBrokerLabel, {});
  return data === undefined ? null : (
    <details>
      <summary>{t('mediation.label.title')}</summary>
      <Form label={data.label} />
    </details>
  );
};
