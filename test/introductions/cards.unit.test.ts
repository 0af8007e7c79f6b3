import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CardField, CardField as Fields } from '#server/accounts/accounts.contract.ts';
import { anyOpen, openFields } from '#server/introductions/cards.policy.ts';
import { AnswerStatus, IntroductionStatus } from '#server/introductions/introductions.contract.ts';
import type { Place } from '#server/introductions/status.ts';
import type { StoredAnswer } from '#server/introductions/stored-introduction.ts';

const fields = fc.subarray(Fields.options, { minLength: 1 });
const answer: fc.Arbitrary<StoredAnswer> = fc.record({
  personId: fc.uuid(),
  status: fc.constantFrom(...AnswerStatus.options),
  fields,
  answeredAt: fc.constant(null),
  moderated: fc.constant(false),
  privateReason: fc.constant(null),
});
const introduction = fc.record({
  status: fc.constantFrom(...IntroductionStatus.options),
  answers: fc.option(fc.record({ need: answer, idea: answer })),
});
const granted = fc.record({ need: fc.boolean(), idea: fc.boolean() });
const everything = { need: true, idea: true };

describe('who may see a contact card', () => {
  it('opens to a side only while both answers stand accepted, connected or closed', () => {
    fc.assert(
      fc.property(introduction, fc.constantFrom<Place>('need', 'idea'), granted, (found, as, grants) => {
        const bothStand =
          found.answers?.need.status === 'accepted' && found.answers.idea.status === 'accepted';
        expect(anyOpen(openFields(found, as, grants))).toBe(
          bothStand && (found.status === 'connected' || found.status === 'closed'),
        );
      }),
      { numRuns: 3_000 },
    );
  });

  it('opens the consented fields and no others, and both cards at once', () => {
    fc.assert(
      fc.property(introduction, fields, fields, (found, ofNeed, ofIdea) => {
        const accepted = (given: CardField[]): StoredAnswer => ({
          personId: '',
          status: 'accepted',
          fields: given,
          answeredAt: null,
          moderated: false,
          privateReason: null,
        });
        const answers = { need: accepted(ofNeed), idea: accepted(ofIdea) };
        const open = openFields({ ...found, status: 'connected', answers }, 'need', everything);
        expect(open).toEqual({ need: ofNeed, idea: ofIdea });
      }),
    );
  });

  it('opens to a broker only what its owner has granted, whatever the sides have answered', () => {
    fc.assert(
      fc.property(introduction, granted, (found, grants) => {
        const open = openFields(found, 'broker', grants);
        if (!grants.need) expect(open.need).toEqual([]);
        if (!grants.idea) expect(open.idea).toEqual([]);
      }),
    );
  });

  it('opens in the words of full moderation to the broker alone, and mixed words open nothing', () => {
    const none = { need: false, idea: false };
    fc.assert(
      fc.property(introduction, fc.boolean(), fc.boolean(), (found, ofNeed, ofIdea) => {
        fc.pre(found.answers !== null && (ofNeed || ofIdea));
        const { need, idea } = found.answers;
        const answers = { need: { ...need, moderated: ofNeed }, idea: { ...idea, moderated: ofIdea } };
        for (const side of ['need', 'idea'] as const) {
          expect(anyOpen(openFields({ ...found, answers }, side, everything))).toBe(false);
        }
        const bothStand = need.status === 'accepted' && idea.status === 'accepted';
        const together = bothStand && (found.status === 'connected' || found.status === 'closed');
        expect(openFields({ ...found, answers }, 'broker', none)).toEqual(
          together && ofNeed && ofIdea ? { need: need.fields, idea: idea.fields } : { need: [], idea: [] },
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('closes to the broker when the introduction has come to nothing', () => {
    for (const status of ['drafted', 'declined', 'withdrawn', 'expired'] as const) {
      fc.assert(
        fc.property(introduction, (found) => {
          expect(anyOpen(openFields({ ...found, status }, 'broker', everything))).toBe(false);
        }),
      );
    }
  });

  it('opens nothing to anybody else', () => {
    fc.assert(
      fc.property(introduction, (found) => {
        expect(anyOpen(openFields(found, null, everything))).toBe(false);
      }),
    );
  });
});
