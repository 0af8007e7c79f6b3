import { needProfile } from '#server/matching/profile.ts';
import { LISTED } from '#server/matching/weights.ts';
import { alike } from './agreement.ts';
import { tell } from './progress.ts';
import { line, percentile, ratio, seconds } from './report.ts';
import { type Answered, memory, timed } from './timing.ts';
import { typedScan } from './typed-scan.ts';
import type { World } from './world.ts';

/** Scores every idea for the needs that ours answered, over typed arrays, and prints it beside ours. */
export const askScan = async ({ market, ground, many }: World, ours: Answered): Promise<void> => {
  tell('exhaustive typed arrays');
  const before = memory();
  const loading = performance.now();
  const scan = typedScan(ground);
  for (const item of market.items('idea', many)) if (item.side === 'idea') scan.add(item);
  const score = scan.ready();
  const took = performance.now() - loading;
  const bytes = (memory() - before) / many;
  console.log(`exhaustive typed arrays filled in ${seconds(took)}, ${bytes.toFixed(0)} bytes an idea`);
  const profiles = new Map(ours.needs.map((need) => [need.id, needProfile(need, ground)]));
  const kind = { name: 'exhaustive typed arrays, needs', needs: ours.needs };
  const found = await timed(kind, async ({ id }) => {
    const profile = profiles.get(id);
    return profile ? score(profile, LISTED) : [];
  });
  const same = found.lists.filter((list, at) => alike(ours.lists[at] ?? [], list, 1e-3)).length;
  const times = ratio(percentile(found.times, 0.5), percentile(ours.times, 0.5));
  const more = `${times} ours; ${same} lists equal to ours within single precision`;
  console.log(line(found, `  n=${found.times.length}, ${more}`));
};
