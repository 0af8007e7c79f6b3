import { previewDigest } from '#server/notifications/settings.contract.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { formatMoment } from '../ui/format.ts';
import { MailFrame } from '../ui/mail-frame.tsx';
import { useTranslation } from '../words/use-translation.ts';

/** The next digest as it stands now. */
export const DigestPreview = () => {
  const { t } = useTranslation();
  const read = useRead(previewDigest, {}, { staleTime: 0 });
  return (
    <section className="stack tight">
      <h2>{t('mailing.preview')}</h2>
      <Reading of={read}>
        {({ digest }) =>
          digest === null ? (
            <p className="dim">{t('mailing.previewNone')}</p>
          ) : (
            <>
              <p className="dim">{t('mailing.previewAt', { when: formatMoment(digest.at) })}</p>
              <p>
                <strong>{digest.subject}</strong>
              </p>
              <MailFrame title={t('mailing.previewFrame')} html={digest.html} />
            </>
          )
        }
      </Reading>
    </section>
  );
};
