import type { Receipt } from '../introductions/aftermath.contract.ts';

const moment = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/London',
});
const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' });

const fieldWords = { name: 'name', email: 'e-mail', telephone: 'telephone' } as const;

/** A receipt as a mail says it: which fields, to whom, when, in which words; never what stands in a field. */
export const wordsOf = (receipt: Receipt): Record<string, string> => ({
  agency: receipt.agency,
  agreedAt: moment.format(new Date(receipt.agreedAt)),
  withdrawnAt: receipt.withdrawnAt === null ? '' : moment.format(new Date(receipt.withdrawnAt)),
  fields: listed.format(receipt.fields.map((field) => fieldWords[field])),
  to: receipt.toBrokersOnly
    ? `the brokers of ${receipt.agency} alone`
    : (receipt.to ?? (receipt.side === 'need' ? 'the author of the idea' : 'the need side')),
  wording: receipt.wording.text,
  interest: receipt.interest ?? '',
});
