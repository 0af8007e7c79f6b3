import { CardField } from '../accounts/accounts.contract.ts';
import type { Place } from './status.ts';
import type { StoredIntroduction } from './stored-introduction.ts';

/**
 * WHO MAY SEE A CONTACT CARD. This is the only place that decides it.
 *
 * 1. The two sides see the fields that each has consented to share, both cards at once, while **both answers
 *    stand accepted** and the introduction is connected or closed. One acceptance opens nothing; the moment
 *    either consent is taken back, both cards close.
 * 2. Where the consents were given in the words of **full moderation**, neither side sees anything of the other,
 *    ever: while both stand the agency's broker sees the fields that each has consented to share, and passes on what
 *    is needed. Words that differ open nothing to anybody.
 * 3. The agency's broker sees a whole card only where **its owner has granted that agency** (and has not taken
 *    the grant back), and only while the introduction is proposed, connected or closed.
 * 4. Nobody else sees anything. What is not open is absent from the reply, not masked.
 *
 * Returns the open fields of each side's card; an empty list: that card is sealed.
 */
export const openFields = (
  introduction: Pick<StoredIntroduction, 'status' | 'answers'>,
  as: Place | null,
  granted: { readonly need: boolean; readonly idea: boolean },
): { readonly need: readonly CardField[]; readonly idea: readonly CardField[] } => {
  const { status, answers } = introduction;
  if (as === null || answers === null) return sealed;
  const bothStand = answers.need.status === 'accepted' && answers.idea.status === 'accepted';
  const together = bothStand && (status === 'connected' || status === 'closed');
  const agreed = together ? { need: answers.need.fields, idea: answers.idea.fields } : sealed;
  const words = [answers.need.moderated, answers.idea.moderated];
  if (as !== 'broker') return words.includes(true) ? sealed : agreed;
  if (status !== 'proposed' && status !== 'connected' && status !== 'closed') return sealed;
  const toBroker = words.includes(false) ? sealed : agreed;
  return {
    need: granted.need ? CardField.options : toBroker.need,
    idea: granted.idea ? CardField.options : toBroker.idea,
  };
};

const sealed = { need: [], idea: [] } as const;

/** Whether the asker has any card to see. */
export const anyOpen = (open: ReturnType<typeof openFields>): boolean =>
  open.need.length + open.idea.length > 0;
