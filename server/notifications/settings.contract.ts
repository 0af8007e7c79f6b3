import { z } from 'zod';
import { endpoint } from '../http/endpoint.contract.ts';
import { Instant } from '../http/shapes.contract.ts';

/** What a person chooses mail by. */
export const MailTopic = z.enum(['requests', 'introductions', 'messages', 'news']).meta({ id: 'MailTopic' });
export type MailTopic = z.infer<typeof MailTopic>;

export const MailFrequency = z.enum(['at_once', 'daily', 'weekly', 'never']).meta({ id: 'MailFrequency' });
export type MailFrequency = z.infer<typeof MailFrequency>;

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time as 21:30');

const Frequencies = z.strictObject({
  requests: MailFrequency,
  introductions: MailFrequency,
  messages: MailFrequency,
  news: MailFrequency,
});

/** When, how often and about what somebody is mailed. Quiet hours may go over midnight. */
export const MailSettings = z
  .strictObject({
    timeZone: z
      .string()
      .min(1)
      .max(60)
      .refine(isZone, 'There is no such time zone')
      .describe('As the IANA database calls it: Europe/London'),
    quiet: z
      .strictObject({ from: Clock, until: Clock })
      .refine(({ from, until }) => from !== until, {
        path: ['until'],
        message: 'Choose an end that is not the beginning',
      })
      .nullable(),
    frequencies: Frequencies,
  })
  .meta({ id: 'MailSettings' });
export type MailSettings = z.infer<typeof MailSettings>;

export const getMailSettings = endpoint({
  method: 'get',
  path: '/notifications/settings',
  noun: 'notification',
  who: 'signed_in',
  summary: 'When and about what I am mailed',
  returns: MailSettings,
});

export const putMailSettings = endpoint({
  method: 'put',
  path: '/notifications/settings',
  noun: 'notification',
  who: 'signed_in',
  summary: 'Choose when and about what I am mailed; what waits is mailed as chosen now',
  body: MailSettings,
  returns: MailSettings,
});

export const previewDigest = endpoint({
  method: 'get',
  path: '/notifications/digest',
  noun: 'notification',
  who: 'signed_in',
  summary: 'The next digest as it stands now; null while there is nothing to say',
  returns: z.object({
    digest: z.object({ at: Instant, subject: z.string(), text: z.string(), html: z.string() }).nullable(),
  }),
});

/** What one link stops: mail about a topic, all digests, or one alert. */
export const MailStop = z
  .object({
    what: z.enum([...MailTopic.options, 'digest', 'alert']),
    /** The name of the alert; empty for the rest. */
    name: z.string(),
    stopped: z.boolean(),
  })
  .meta({ id: 'MailStop' });
export type MailStop = z.infer<typeof MailStop>;

const Token = z.string().min(20).max(300);

export const readMailStop = endpoint({
  method: 'get',
  path: '/mail-stops',
  noun: 'notification',
  who: 'anyone',
  summary: 'What the link in a mail stops. Needs no sign-in: the link is signed.',
  query: z.strictObject({ token: Token }),
  returns: MailStop,
  errors: ['token_invalid'],
});

export const stopMail = endpoint({
  method: 'post',
  path: '/mail-stops',
  noun: 'notification',
  who: 'anyone',
  summary: 'Stop the mail that the link came with',
  body: z.strictObject({ token: Token }),
  returns: MailStop,
  errors: ['token_invalid'],
});

export const resumeMail = endpoint({
  method: 'post',
  path: '/mail-stops/undo',
  noun: 'notification',
  who: 'anyone',
  summary: 'Take the stop back: mail comes as often as it did before',
  body: z.strictObject({ token: Token }),
  returns: MailStop,
  errors: ['token_invalid'],
});
