import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { readMailStop, resumeMail, stopMail } from '#server/notifications/settings.contract.ts';
import { ApiError } from '../api/api-error.ts';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { Page } from '../ui/page.tsx';
import { Fault, Note } from '../ui/states.tsx';
import { useSentence } from '../words/use-sentence.ts';
import { useTranslation } from '../words/use-translation.ts';

const route = getRouteApi('/stop');

/** Where the link at the end of a mail leads. Nothing is stopped by looking: programs that check links look, too. */
export const StopPage = () => {
  const { token } = route.useSearch();
  return token === undefined ? <NoStop /> : <Stop token={token} />;
};

const NoStop = () => {
  const { t } = useTranslation();
  return (
    <Page title={t('stopping.title')} width="prose">
      <Fault message={t('stopping.noToken')} />
    </Page>
  );
};

const Stop = ({ token }: { token: string }) => {
  const { t } = useTranslation();
  const sentence = useSentence();
  const read = useRead(readMailStop, { query: { token } });
  const stop = useAct(stopMail);
  const resume = useAct(resumeMail);
  const stopped = read.data?.stopped === true;
  const fault = stop.error ?? resume.error;
  // Not one of ours: cut off in the middle, most likely.
  if (read.error instanceof ApiError && read.error.status < 500 && read.error.status >= 400)
    return <NoStop />;
  return (
    <Page title={stopped ? t('stopping.stopped') : t('stopping.title')} width="prose">
      <Reading of={read}>
        {({ what, name }) => (
          <div className="stack">
            <p>{t(`stopping.what.${what}`, { name })}</p>
            <p role="status">{stopped ? t('stopping.done') : t('stopping.body')}</p>
            {fault === null ? null : <Fault message={sentence(fault)} />}
            <div className="row">
              {stopped ? (
                <Button
                  variant="default"
                  loading={resume.isPending}
                  onClick={() => resume.mutate({ body: { token } })}
                >
                  {t('stopping.undo')}
                </Button>
              ) : (
                <Button loading={stop.isPending} onClick={() => stop.mutate({ body: { token } })}>
                  {t('stopping.button')}
                </Button>
              )}
              <Link to="/notifications/settings">{t('stopping.settings')}</Link>
            </div>
            <Note>
              <p>{t('stopping.always')}</p>
            </Note>
          </div>
        )}
      </Reading>
    </Page>
  );
};
