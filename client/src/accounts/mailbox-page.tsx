import { listMailbox } from '#server/mail/mail.contract.ts';
import { useRead } from '../api/use-read.ts';
import { Reading } from '../app/reading.tsx';
import { formatMoment } from '../ui/format.ts';
import { MailFrame } from '../ui/mail-frame.tsx';
import { Page } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import classes from './mailbox.module.css';

const address = /(https?:\/\/\S+)/;

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Where a link of a mail leads here. This machine has several names, and whoever reads may have come by another. */
const hereOf = (part: string): string | undefined => {
  if (!URL.canParse(part)) return undefined;
  const { origin, hostname, pathname, search, hash } = new URL(part);
  const own = origin === window.location.origin || loopback.has(hostname);
  return own ? `${pathname}${search}${hash}` : undefined;
};

/** The links of a mail can be followed here; only those to this very site are made into links. */
const Line = ({ text }: { text: string }) => (
  <>
    {text.split(address).map((part) => {
      const here = address.test(part) ? hereOf(part) : undefined;
      return here === undefined ? (
        part
      ) : (
        <a key={part} href={here}>
          {part}
        </a>
      );
    })}
  </>
);

export const MailboxPage = () => {
  const { t } = useTranslation();
  const read = useRead(listMailbox, {}, { staleTime: 0 });
  return (
    <Page title={t('accounts.mailbox.title')} lead={t('accounts.mailbox.lead')} width="prose">
      <Reading of={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('accounts.mailbox.empty')}>{t('accounts.mailbox.emptyBody')}</Empty>
          ) : (
            <ul className={classes.mails}>
              {items.map(({ id, at, recipient, subject, text, html }) => (
                <li key={id}>
                  <details>
                    <summary>
                      <strong>{subject}</strong>
                      <span className="dim small">
                        {t('accounts.mailbox.to', { recipient, when: formatMoment(at) })}
                      </span>
                    </summary>
                    <p className={classes.text}>
                      <Line text={text} />
                    </p>
                    <details className={classes.shown}>
                      <summary>{t('accounts.mailbox.html')}</summary>
                      <MailFrame title={subject} html={html} />
                    </details>
                  </details>
                </li>
              ))}
            </ul>
          )
        }
      </Reading>
    </Page>
  );
};
