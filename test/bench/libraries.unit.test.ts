import { describe, expect, test } from '@jest/globals';
import { exhaustiveRetrieval } from '#server/matching/exhaustive.ts';
import { ideaProfile, needProfile } from '#server/matching/profile.ts';
import { admittedScore } from '#server/matching/score.ts';
import { askersOf } from './askers.ts';
import { marketOf } from './market.ts';
import { featuresOn } from './peers/features.ts';
import { LIBRARIES } from './peers/libraries.ts';

const MANY = 400;
const K = 20;

describe('a library that stands beside the index', () => {
  test.each(Object.keys(LIBRARIES))('%s is asked a question that it can answer', async (name) => {
    const market = marketOf(5, true);
    const ground = market.ground(MANY);
    const ideas = [...market.items('idea', MANY)].filter((item) => item.side === 'idea');
    const features = featuresOn(ground);
    const library = LIBRARIES[name]?.();
    if (!library) throw new Error(`there is no ${name}`);
    for (const [at, idea] of ideas.entries()) library.add(features.offered(idea, at));
    const oracle = exhaustiveRetrieval();
    await oracle.load(ground, ideas);
    const askers = askersOf(market, ground, 20, true);
    let [listed, found] = [0, 0];
    for (const need of [...askers.ordinary.needs, ...askers.placeless.needs]) {
      const exact = await oracle.top(need, { k: K, at: 0 });
      const profile = needProfile(need, ground);
      const scores = library.top(features.wanted(need), K).map((at) => {
        const idea = ideas[at];
        return idea && admittedScore(profile, ideaProfile(idea, ground), ground);
      });
      // Whatever it lists passes the gates and shares something with the need, and it lists as many as there are.
      for (const score of scores) expect(score).toBeGreaterThan(0);
      expect(scores).toHaveLength(exact.length);
      const least = (exact.at(-1)?.score ?? 0) - 1e-9;
      listed += exact.length;
      found += scores.filter((score) => (score ?? 0) >= least).length;
    }
    // Picked blindly, one in twenty would be right.
    expect(found).toBeGreaterThan(listed / 5);
  });
});
