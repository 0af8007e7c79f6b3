import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import {
  getMailSettings,
  type MailSettings,
  type MailTopic,
  putMailSettings,
} from '#server/notifications/settings.contract.ts';
import { useMe } from '../accounts/use-me.ts';
import { FrequencyField } from '../alerts/frequency-field.tsx';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { SignedIn } from '../app/signed-in.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { Page } from '../ui/page.tsx';
import { Fault, Note } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';
import { DigestPreview } from './digest-preview.tsx';
import { QuietHours } from './quiet-hours.tsx';

export const MailSettingsPage = () => {
  const { t } = useTranslation();
  return <SignedIn title={t('mailing.title')}>{() => <Settings />}</SignedIn>;
};

const Settings = () => {
  const { t } = useTranslation();
  const read = useRead(getMailSettings, {});
  return (
    <Page
      title={t('mailing.title')}
      lead={t('mailing.lead')}
      width="prose"
      back={<BackLink to="/notifications">{t('nav.notices')}</BackLink>}
    >
      <div className="stack loose">
        <Reading of={read}>{(settings) => <SettingsForm settings={settings} />}</Reading>
        <DigestPreview />
        <Note title={t('mailing.always')}>
          <p>{t('mailing.alwaysBody')}</p>
        </Note>
      </div>
    </Page>
  );
};

const topics: readonly MailTopic[] = ['requests', 'introductions', 'messages', 'news'];

const SettingsForm = ({ settings }: { settings: MailSettings }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [chosen, setChosen] = useState(settings);
  const put = useAct(putMailSettings);
  const member = useMe()?.memberships.length !== 0;
  // Whoever has no organisation gets no news of one.
  const shown = topics.filter((topic) => topic !== 'news' || member);
  const { frequencies, quiet, timeZone } = chosen;
  const change = (part: Partial<MailSettings>): void => {
    put.reset();
    setChosen({ ...chosen, ...part });
  };
  const wrong = quiet !== null && quiet.from === quiet.until;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wrong) document.getElementById('quiet-until')?.focus();
    else put.mutate({ body: chosen });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {shown.map((topic) => (
        <FrequencyField
          key={topic}
          id={`mail-${topic}`}
          label={t(`mailing.topics.${topic}`)}
          help={t(`mailing.help.${topic}`)}
          value={frequencies[topic]}
          onChange={(often) => change({ frequencies: { ...frequencies, [topic]: often } })}
        />
      ))}
      <p className="dim">{t('mailing.digests')}</p>
      <p>
        {t('mailing.alerts')} <Link to="/alerts">{t('alerts.title')}</Link>
      </p>
      <QuietHours
        quiet={quiet}
        timeZone={timeZone}
        error={wrong ? t('mailing.sameTimes') : undefined}
        onChange={change}
      />
      {put.isError ? <Fault message={sentence(put.error)} /> : null}
      <div className="row">
        <Button type="submit" loading={put.isPending}>
          {t('app.save')}
        </Button>
        <p role="status">{put.isSuccess ? t('mailing.saved') : null}</p>
      </div>
    </form>
  );
};
