import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { freeze, outgrown, tagIdf, termIdf } from '#server/matching/epoch.ts';
import { ideaProfile, needProfile } from '#server/matching/profile.ts';
import { explain } from '#server/matching/reasons.ts';
import { admittedScore, scoreOf, weigh } from '#server/matching/score.ts';
import { aMarket, aPair, groundFor, taxonomy } from './worlds.ts';

const names = { tag: (id: string) => `tag ${id}`, place: (code: string) => `place ${code}` };

describe('score', () => {
  test('weighs topic at .6 and wording at .4, times place', () => {
    expect(scoreOf({ topic: 0.5, wording: 0.25, place: 0.85 })).toBeCloseTo(34, 12);
    expect(scoreOf({ topic: 1, wording: 1, place: 1 })).toBe(100);
  });

  test('never falls when a part rises', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        part,
        part,
        part,
        part,
        fc.constantFrom('topic', 'wording', 'place'),
        (t, w, p, to, which) => {
          const parts = { topic: t, wording: w, place: p };
          const raised = { ...parts, [which]: Math.max(parts[which], to) };
          expect(scoreOf(raised)).toBeGreaterThanOrEqual(scoreOf(parts));
        },
      ),
    );
  });

  test('is in [0, 100] for any pair, and undefined as a suggestion exactly when a gate is closed', () => {
    fc.assert(
      fc.property(aPair, ({ need, idea, ground }) => {
        const [asks, tells] = [needProfile(need, ground), ideaProfile(idea, ground)];
        const verdict = weigh(asks, tells, ground);
        expect(verdict.score).toBeGreaterThanOrEqual(0);
        expect(verdict.score).toBeLessThanOrEqual(100);
        expect(admittedScore(asks, tells, ground)).toBe(
          verdict.closed.length > 0 ? undefined : verdict.score,
        );
      }),
    );
  });
});

describe('reasons', () => {
  test('add up to the score within 1e-9, largest first, under names that people know', () => {
    fc.assert(
      fc.property(aPair, ({ need, idea, ground }) => {
        const { score, reasons } = explain(
          needProfile(need, ground),
          ideaProfile(idea, ground),
          ground,
          names,
        );
        const points = [...reasons.topic, ...reasons.wording].map((line) => line.points);
        expect(Math.abs(points.reduce((sum, one) => sum + one, 0) - score)).toBeLessThan(1e-9);
        expect(reasons.score).toBe(score);
        const tagPoints = reasons.topic.map((line) => line.points);
        expect(tagPoints).toEqual([...tagPoints].sort((one, other) => other - one));
        for (const { label, tagId } of reasons.topic) expect(label).toBe(`tag ${tagId}`);
      }),
    );
  });

  test('“without this tag” is the score of the pair that has it on neither side', () => {
    fc.assert(
      fc.property(aPair, ({ need, idea, ground }) => {
        const { reasons } = explain(needProfile(need, ground), ideaProfile(idea, ground), ground, names);
        const chosen = new Set([...need.tags, ...idea.tags].map(({ tag }) => tag));
        for (const { tagId, without } of reasons.topic) {
          const drop = <T extends typeof need | typeof idea>(item: T): T => ({
            ...item,
            tags: item.tags.filter(({ tag }) => tag !== tagId),
          });
          const rest = weigh(needProfile(drop(need), ground), ideaProfile(drop(idea), ground), ground).score;
          // What is left may still lend to the tag from a child or a mapping; otherwise the two must agree.
          const lent = [needProfile(drop(need), ground), ideaProfile(drop(idea), ground)].some(({ topic }) =>
            topic.features.has(tagId),
          );
          if (chosen.has(tagId) && !lent) expect(without).toBeCloseTo(rest, 9);
          expect(without).toBeLessThanOrEqual(100);
          expect(without).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test('name what is missing and which gates are closed', () => {
    fc.assert(
      fc.property(aPair, ({ need, idea, ground }) => {
        const { closed, reasons } = explain(
          needProfile(need, ground),
          ideaProfile(idea, ground),
          ground,
          names,
        );
        expect(closed.includes('idea_not_open')).toBe(!idea.open);
        expect(closed.includes('same_person')).toBe(
          need.postedBy !== null && need.postedBy === idea.postedBy,
        );
        expect(closed.includes('no_open_places')).toBe(idea.openPlaces === 0);
        expect(closed.includes('out_of_reach')).toBe(reasons.place.kind === 'apart');
        expect(reasons.missing.includes('need_has_no_tags')).toBe(need.tags.length === 0);
        expect(reasons.missing.includes('idea_has_no_evidence')).toBe(!idea.evidence);
        expect(reasons.missing.includes('no_shared_words')).toBe(reasons.wording.length === 0);
      }),
    );
  });
});

describe('epoch', () => {
  test('counts the open items only, and rarer means more telling', () => {
    fc.assert(
      fc.property(aMarket, (items) => {
        const epoch = freeze(items, taxonomy);
        const open = items.filter((item) => item.open);
        expect(epoch.needs + epoch.ideas).toBe(open.length);
        for (const rarity of [tagIdf(epoch, 'never'), termIdf(epoch, 'never'), tagIdf(epoch, 'people')])
          expect(rarity).toBeGreaterThan(0);
        expect(tagIdf(epoch, 'never')).toBeGreaterThanOrEqual(tagIdf(epoch, 'people'));
        expect(termIdf(epoch, 'never')).toBeGreaterThanOrEqual(termIdf(epoch, 'home'));
      }),
    );
  });

  test('survives storage, and a term that is also a property of objects', () => {
    const [need] = fc.sample(aPair, 1);
    if (!need) throw new Error('no sample');
    const epoch = groundFor([need.need]).epoch;
    expect(JSON.parse(JSON.stringify(epoch))).toEqual(epoch);
    expect(termIdf(epoch, 'constructor')).toBe(termIdf(epoch, 'never'));
  });

  test('is outgrown by a quarter, either way, or by another scorer', () => {
    const epoch = { ...freeze([], taxonomy), needs: 100, ideas: 100 };
    expect(outgrown(epoch, { needs: 124, ideas: 76 })).toBe(false);
    expect(outgrown(epoch, { needs: 126, ideas: 100 })).toBe(true);
    expect(outgrown(epoch, { needs: 100, ideas: 74 })).toBe(true);
    expect(outgrown({ ...epoch, scorerVersion: '0' }, { needs: 100, ideas: 100 })).toBe(true);
  });
});
