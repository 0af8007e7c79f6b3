import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mayBeTold, tellableGates } from '#server/matching/matching.policy.ts';
import { ideaProfile, needProfile } from '#server/matching/profile.ts';
import { explain } from '#server/matching/reasons.ts';
import { scoreOf } from '#server/matching/score.ts';
import { topic, topicVector } from '#server/matching/topic.ts';
import { aNeed, anIdea, groundFor, places, tags } from './worlds.ts';

const names = { tag: (id: string) => `tag ${id}`, place: (code: string) => `place ${code}` };
const vocabulary = Array.from({ length: 120 }, (_, at) => `word${at}`);

/** Far more of everything than anybody would write: every tag and place at once, suggested and mapped, long texts. */
const crowded = {
  tags: fc.uniqueArray(
    fc.record({
      tag: fc.constantFrom(...tags.map(({ id }) => id), 'unknown'),
      weight: fc.constantFrom(1, 0.9, 0.5, 0.05),
    }),
    { maxLength: tags.length + 1, selector: ({ tag }) => tag },
  ),
  places: fc.uniqueArray(fc.constantFrom(...places.map(({ code }) => code), 'nowhere'), {
    maxLength: places.length,
  }),
  text: fc.array(fc.constantFrom(...vocabulary), { maxLength: 400 }).map((words) => words.join(' ')),
};
const world = fc
  .record({
    need: aNeed(),
    idea: anIdea(),
    more: fc.record({ need: fc.record(crowded), idea: fc.record(crowded) }),
    others: fc.array(anIdea(), { maxLength: 6 }),
  })
  .map(({ need, idea, more, others }) => {
    const [asks, tells] = [
      { ...need, ...more.need },
      { ...idea, ...more.idea },
    ];
    const around = others.map((other, at) => ({ ...other, id: `other${at}` }));
    return { need: asks, idea: tells, ground: groundFor([asks, tells, ...around]) };
  });
const explained = ({ need, idea, ground }: typeof world extends fc.Arbitrary<infer W> ? W : never) =>
  explain(needProfile(need, ground), ideaProfile(idea, ground), ground, names);

describe('the reasons of any pair', () => {
  test('add up to its score within 1e-9, with suggested and mapped tags, long texts and many places', () => {
    fc.assert(
      fc.property(world, (pair) => {
        const { score, reasons } = explained(pair);
        const lines = [...reasons.topic, ...reasons.wording];
        expect(Math.abs(lines.reduce((sum, { points }) => sum + points, 0) - score)).toBeLessThan(1e-9);
        for (const { points } of lines) expect(points).toBeGreaterThanOrEqual(0);
        expect(reasons.place.factor === 0).toBe(reasons.place.kind === 'apart');
      }),
      { numRuns: 300 },
    );
  });

  test('tell what the score would be without a tag on either side, as if it were weighed anew', () => {
    fc.assert(
      fc.property(world, ({ need, idea, ground }) => {
        const [asks, tells] = [needProfile(need, ground), ideaProfile(idea, ground)];
        const { reasons, parts } = explain(asks, tells, ground, names);
        for (const { tagId, without } of reasons.topic) {
          const lacking = (side: typeof asks | typeof tells) =>
            topicVector(
              side.tags.filter(({ tag }) => tag !== tagId),
              ground.taxonomy,
              (tag) => (tag === tagId ? 0 : ground.tagIdf(tag)),
            );
          const anew = scoreOf({ ...parts, topic: topic(lacking(asks), lacking(tells)) });
          expect(Math.abs(without - anew)).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('say how each side came by a tag, the weaker way of the two', () => {
    fc.assert(
      fc.property(world, (pair) => {
        const given = (side: 'need' | 'idea', label: string) =>
          pair[side].tags.find(({ tag }) => `tag ${tag}` === label);
        for (const line of explained(pair).reasons.topic) {
          const [mine, theirs] = [given('need', line.need ?? ''), given('idea', line.idea ?? '')];
          // Whatever a tag came through, it began with one that the side was given.
          expect(mine).toBeDefined();
          expect(theirs).toBeDefined();
          if (line.via === 'own') expect([mine?.weight, theirs?.weight]).toEqual([1, 1]);
          if (line.via === 'suggested')
            expect(Math.min(mine?.weight ?? 1, theirs?.weight ?? 1)).toBeLessThan(1);
        }
      }),
    );
  });

  test('name where an idea works when it works nowhere else', () => {
    fc.assert(
      fc.property(world, (pair) => {
        const { onlyIn, missing } = explained(pair).reasons;
        const known = ideaProfile(pair.idea, pair.ground).places;
        expect(onlyIn !== null).toBe(missing.includes('works_only_here'));
        if (onlyIn === null) return;
        expect(onlyIn.places.length).toBeLessThanOrEqual(3);
        expect(onlyIn.places.length + onlyIn.more).toBe(known.length);
        for (const place of onlyIn.places) expect(place).toMatch(/^place /);
      }),
    );
  });
});

describe('gates that name somebody', () => {
  const gates = ['need_not_open', 'same_person', 'out_of_reach', 'same_organisation'] as const;
  const broker = {
    personId: 'broker',
    sessionId: null,
    administrator: false,
    verified: true,
    memberships: [],
    agencyId: 'agency',
  };

  test('are told to a broker where the author goes by name or has let the agency read their card', () => {
    expect(mayBeTold(broker, { named: true, granted: false })).toBe(true);
    expect(mayBeTold(broker, { named: false, granted: true })).toBe(true);
    expect(tellableGates(true, gates)).toEqual(gates);
  });

  test('are told to nobody else', () => {
    expect(mayBeTold(broker, { named: false, granted: false })).toBe(false);
    expect(mayBeTold({ ...broker, agencyId: null }, { named: true, granted: true })).toBe(false);
    expect(mayBeTold(null, { named: true, granted: true })).toBe(false);
    expect(tellableGates(false, gates)).toEqual(['need_not_open', 'out_of_reach']);
  });
});
