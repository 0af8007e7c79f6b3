import type { Fresh } from '../alerts/alerts.service.ts';
import type { Letter } from '../mail/letter.ts';
import { letterOf } from '../mail/templates.ts';
import type { Notice } from './audience.service.ts';
import type { DigestLine } from './digest.ts';
import type { WaitingMail } from './mail-waiting.store.ts';
import { pathOf } from './notice-path.ts';
import { noticeWords } from './notice-words.ts';
import { groupOf } from './topics.ts';

/** What waits to be mailed and whom it still concerns, as asked at the moment of sending. */
export interface Standing {
  readonly found: WaitingMail;
  readonly notice: Notice;
  readonly about: string;
  /** What an alert found and is still open to all. */
  readonly fresh: readonly Fresh[];
}

const pathOfFresh = ({ noun, id }: Fresh): string => `/${noun}s/${id}`;

/** A notice as a mail of its own: in its own words where there are any. */
export const letterFor = ({ found, notice, about, fresh }: Standing): Letter => {
  if (notice.mail !== undefined) return letterOf(notice.mail.template, notice.mail.data);
  if (fresh.length > 0) {
    const items = fresh.map((one) => ({ text: one.title, path: pathOfFresh(one) }));
    return {
      subject: `New for “${about}”`,
      lines: ['You follow this on Pushpull. Newest first:'],
      sections: [{ title: about, items }],
      action: { label: 'See what you follow', path: '/alerts' },
    };
  }
  return {
    subject: noticeWords[found.kind],
    lines: [about === '' ? `${noticeWords[found.kind]}.` : `It is about “${about}”.`],
    action: { label: 'Open it', path: pathOf(found) },
  };
};

/** The same as lines of a digest: of an alert, one for each thing that it found. */
export const linesOf = ({ found, about, fresh }: Standing): DigestLine[] => {
  const group = groupOf(found.mailTopic);
  const at = found.createdAt;
  if (fresh.length === 0) return [{ group, at, text: noticeWords[found.kind], about, path: pathOf(found) }];
  return fresh.map((one) => ({
    ...{ group, at, text: one.title, about: `For “${about}”` },
    path: pathOfFresh(one),
  }));
};
