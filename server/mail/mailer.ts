import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { Clock } from '../clock.ts';
import type { Db, Trx } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import { row, rows } from '../database/query.ts';
import type { MailPayload } from '../jobs/queue.ts';
import { htmlOf, type Letter, textOf } from './letter.ts';
import { patience } from './patience.ts';
import { letterOf } from './templates.ts';

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly smtpUrl: string | undefined;
  readonly from: string;
  readonly publicUrl: () => string;
  /** Where a person's mail goes now; undefined when they are gone. */
  readonly addressOf: (trx: Trx, personId: string) => Promise<string | undefined>;
}

export interface KeptMail {
  readonly id: string;
  readonly at: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A letter on its way. */
export interface Post {
  /** Sent at most once per key. */
  readonly key: string;
  readonly to: MailPayload['to'];
  readonly letter: Letter;
  /** Where a mail program stops mail of this kind with one click (RFC 8058); none where it cannot be stopped. */
  readonly stopPath?: string | undefined;
}

/** A mail server that says nothing holds a job, a connection and the end of the process: it has some seconds. */
const patient = (smtpUrl: string) => ({
  url: smtpUrl,
  connectionTimeout: 5_000,
  greetingTimeout: 5_000,
  socketTimeout: 10_000,
});

/** And so much for one mail in all. */
const LONGEST = 20_000;

/** A mail server's refusal quotes the address: the log and the queue keep only its codes. */
const refuse = (error: object): never => {
  const codes = ['code', 'responseCode'].map((name): unknown => Reflect.get(error, name));
  throw new Error(
    ['A mail could not be handed over', ...codes.filter((code) => code !== undefined)].join(' '),
  );
};

/**
 * Sends a mail once per key. Without a mail server it is kept in the mailbox. A crash between the server's yes and
 * our commit sends again under the same Message-ID, which mail programs show once: never zero, in effect one.
 */
export const createMailer = ({ db, clock, smtpUrl, from, publicUrl, addressOf }: Deps) => {
  const patiently = patience(LONGEST);
  const transport = smtpUrl === undefined ? undefined : createTransport(patient(smtpUrl), { from });

  /** The letter as it would be read. */
  const preview = (letter: Letter): { subject: string; text: string; html: string } => ({
    subject: letter.subject,
    text: textOf(letter, publicUrl()),
    html: htmlOf(letter, publicUrl()),
  });

  /** Hands a letter over within the caller's transaction; whoever is second with a key waits, and sends nothing. */
  const deliver = async (trx: Trx, { key, to, letter, stopPath }: Post): Promise<void> => {
    const at = clock().toISOString();
    const first = await row(
      trx,
      'insert into sent_mails (key, at) values (:key, :at) on conflict do nothing returning key',
      { key, at },
    );
    if (first === undefined) return;
    const recipient = 'email' in to ? to.email : await addressOf(trx, to.personId);
    if (recipient === undefined) return;
    const mail = preview(letter);
    if (transport === undefined) {
      await trx('mailbox').insert({ id: newId(), at, recipient, ...mail });
      return;
    }
    const messageId = `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@pushpull>`;
    const headers = {
      'Auto-Submitted': 'auto-generated',
      ...(stopPath && {
        'List-Unsubscribe': `<${publicUrl()}${stopPath}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    };
    await patiently(() => transport.sendMail({ to: recipient, messageId, headers, ...mail })).catch(refuse);
  };

  const send = ({ key, template, to, data }: MailPayload): Promise<void> =>
    db.transaction((trx) => deliver(trx, { key, to, letter: letterOf(template, data) }));

  const kept = (): Promise<KeptMail[]> =>
    rows<KeptMail>(
      db,
      'select id, at, recipient, subject, text, html from mailbox order by at desc, id desc limit 100',
    );

  return { send, deliver, preview, kept, keepsMail: transport === undefined, stop: () => transport?.close() };
};

export type Mailer = ReturnType<typeof createMailer>;
