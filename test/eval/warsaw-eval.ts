import { randomFrom, shuffled } from '#server/chance.ts';
import { freeze } from '#server/matching/epoch.ts';
import { type IdeaItem, textOf } from '#server/matching/item.ts';
import { fairnessOf } from '#server/matching/learning/gain.ts';
import { feedbackOf, learn } from '#server/matching/learning/learn.ts';
import { standingOf } from '#server/matching/learning/learned-order.ts';
import { type Example, lessonOf } from '#server/matching/learning/lessons.ts';
import { gazetteerOf, type PlaceRow, place } from '#server/matching/place.ts';
import { groundOf, ideaProfile, needProfile } from '#server/matching/profile.ts';
import { type Verdict, weigh } from '#server/matching/score.ts';
import { taxonomyOf } from '#server/matching/taxonomy.ts';
import { topic } from '#server/matching/topic.ts';
import { EXPOSURE } from '#server/matching/weights.ts';
import type { Ballot } from './collections.ts';
import { draftIdea, draftNeed } from './drafts.ts';
import { ndcg10 } from './measures.ts';

/** Projects lie in neighbourhoods of this size; a project without a position is its whole district's. */
const NEIGHBOURHOOD_KM = 2;
/** Voters asked, voters whose lists are learned from, and of how many the approvals are known besides. */
const ASKED = 2_000;
const TAUGHT = 2_000;

type Project = Ballot['projects'][number];

/** The neighbourhood of a project: a square of the map, within its district. */
const placeOf = (project: Project): string => {
  const { district, lat, lon } = project;
  if (lat === null || lon === null) return district;
  const [x, y] = squareOf(lat, lon);
  return `${district} ${x} ${y}`;
};

const squareOf = (lat: number, lon: number): [number, number] => {
  const km = 111.32;
  return [
    Math.floor((lon * km * Math.cos((52.2 * Math.PI) / 180)) / NEIGHBOURHOOD_KM),
    Math.floor((lat * km) / NEIGHBOURHOOD_KM),
  ];
};

/** City, districts and neighbourhoods as the product's hierarchy; squares of one district that touch are neighbours. */
const mapOf = (projects: readonly Project[]) => {
  const rows = new Map<string, PlaceRow>();
  const squares = new Map<string, [number, number]>();
  rows.set('city', { code: 'city', kind: 'nation', parent: null, replacedBy: null });
  for (const project of projects) {
    const { district, lat, lon } = project;
    rows.set(district, { code: district, kind: 'region', parent: 'city', replacedBy: null });
    if (lat === null || lon === null) continue;
    const code = placeOf(project);
    rows.set(code, { code, kind: 'local_authority', parent: district, replacedBy: null });
    squares.set(code, squareOf(lat, lon));
  }
  const beside: [string, string][] = [];
  for (const [one, [x, y]] of squares)
    for (const [other, [x2, y2]] of squares)
      if (
        one < other &&
        rows.get(one)?.parent === rows.get(other)?.parent &&
        Math.max(Math.abs(x - x2), Math.abs(y - y2)) <= 1
      )
        beside.push([one, other]);
  return gazetteerOf(rows.values(), beside);
};

type Voter = { id: string; known: readonly Project[]; hidden: ReadonlySet<string> };

/** One half of what a voter approved is known, the other is asked for. */
const halved = (id: string, approved: readonly Project[], random: () => number): Voter => {
  const order = shuffled(approved, random);
  const half = Math.floor(order.length / 2);
  return {
    id,
    known: order.slice(half),
    hidden: new Set(order.slice(0, half).map((project) => project.id)),
  };
};

const ideaOf = (project: Project, place: string): IdeaItem =>
  draftIdea({
    id: project.id,
    text: textOf(project.name),
    tags: project.tags.map((tag) => ({ tag, weight: 1 })),
    places: [place],
    reach: 'nearby',
  });

/** A voter as a need: the names, the places and the tags of what they are known to approve, by share. */
const needOf = ({ id, known }: Voter) => {
  const placed = known.filter(({ lat }) => lat !== null);
  const share = new Map<string, number>();
  for (const { tags } of known)
    for (const tag of tags) share.set(tag, (share.get(tag) ?? 0) + 1 / known.length);
  return draftNeed({
    id,
    text: textOf('', ...known.map(({ name }) => name)),
    tags: [...share].map(([tag, weight]) => ({ tag, weight: Math.min(weight, 1) })),
    // Whoever also approved something for the whole district still lives somewhere in it.
    places: [...new Set((placed.length > 0 ? placed : known).map(placeOf))],
  });
};

/** `verdict`: undefined where the project does not reach the voter. */
type Candidate = { project: Project; topic: number; verdict: Verdict | undefined };
type Reached = Candidate & { verdict: Verdict };
type Ranking = (candidate: Candidate) => number;

const isReached = (candidate: Candidate): candidate is Reached => candidate.verdict !== undefined;

export type WarsawFigures = {
  name: string;
  ndcg: number[];
  coverage?: number;
  gini?: number;
  largestToMean?: number;
};

/** The product's judges, and the order learned from other voters, on a participatory budget. */
export const warsawQuality = ({ projects, approvals }: Ballot, seed: number): WarsawFigures[] => {
  const random = randomFrom(seed);
  const byId = new Map(projects.map((project) => [project.id, project]));
  const projectsOf = (approval: readonly number[]) => approval.flatMap((at) => projects[at] ?? []);
  const voters = shuffled(
    approvals.map((approval, at) => ({ id: `voter ${at}`, approved: projectsOf(approval) })),
    random,
  ).filter(({ approved }) => approved.length >= 6);
  const half = Math.floor(voters.length / 2);
  const teachers = voters.slice(0, half);
  const asked = voters.slice(half, half + ASKED).map(({ id, approved }) => halved(id, approved, random));
  const taught = teachers.slice(0, TAUGHT).map(({ id, approved }) => halved(id, approved, random));

  const tags = [...new Set(projects.flatMap((project) => project.tags))];
  const taxonomy = taxonomyOf(tags.map((id) => ({ id, parent: null, replacedBy: null })));
  const ideas = projects.map((project) => ideaOf(project, placeOf(project)));
  const ground = groundOf(taxonomy, mapOf(projects), freeze(ideas, taxonomy));
  const near = ideas.map((idea) => ideaProfile(idea, ground));

  const candidatesOf = (voter: Voter): Candidate[] => {
    const need = needProfile(needOf(voter), ground);
    const known = new Set(voter.known.map(({ id }) => id));
    return near.flatMap((idea) => {
      const project = byId.get(idea.id);
      if (!project || known.has(idea.id)) return [];
      // Words are dear to weigh, and out of reach nothing but the tags is asked for.
      const verdict = place(need, idea, ground.gazetteer) ? weigh(need, idea, ground) : undefined;
      return [{ project, topic: topic(need.topic, idea.topic), verdict }];
    });
  };
  const ndcgOf = (voter: Voter, best: readonly Candidate[]) =>
    ndcg10(
      best.map(({ project }) => (voter.hidden.has(project.id) ? 1 : 0)),
      [...voter.hidden].map(() => 1),
    );
  const bestOf = (candidates: readonly Candidate[], value: Ranking) =>
    candidates
      .map((candidate) => ({ candidate, value: value(candidate) }))
      .sort((one, other) => other.value - one.value)
      .slice(0, 10)
      .map(({ candidate }) => candidate);

  const all = asked.map((voter) => ({ voter, candidates: candidatesOf(voter) }));
  const plain = (name: string, value: (at: number) => Ranking): WarsawFigures => ({
    name,
    ndcg: all.map(({ voter, candidates }, at) => ndcgOf(voter, bestOf(candidates, value(at)))),
  });
  /** What was shown costs, as in ranking; one voter after another. */
  const inTurn = (name: string, value: (at: number) => Ranking): WarsawFigures => {
    const shown = new Map(projects.map(({ id }) => [id, 0]));
    const ndcg = all.map(({ voter, candidates }, at) => {
      const of = value(at);
      const best = bestOf(
        candidates.filter(isReached),
        (candidate) => of(candidate) - EXPOSURE * Math.log1p(shown.get(candidate.project.id) ?? 0),
      );
      for (const { project } of best) shown.set(project.id, (shown.get(project.id) ?? 0) + 1);
      return ndcgOf(voter, best);
    });
    return { name, ndcg, ...fairnessOf([...shown.values()]) };
  };

  const exampleOf = (voter: Voter, { project, verdict }: Reached): Example | undefined =>
    lessonOf(
      {
        needId: voter.id,
        ideaId: project.id,
        ...verdict.parts,
        placing: verdict.placing?.kind ?? 'apart',
        score: verdict.score,
        evidence: null,
        hasCost: false,
        hasBudget: false,
        openPlaces: null,
        age: 0,
        needThemes: [...new Set(voter.known.flatMap((known) => known.themes))],
        ideaThemes: project.themes,
      },
      { status: voter.hidden.has(project.id) ? 'shortlisted' : 'suggested', reason: null },
      0,
    );
  const examples = taught.flatMap((voter) =>
    candidatesOf(voter)
      .filter(isReached)
      .flatMap((candidate) => exampleOf(voter, candidate) ?? []),
  );
  const idsOf = (some: readonly Project[]) => new Set(some.map(({ id }) => id));
  const takeUps = new Map([
    ...teachers.map(({ id, approved }) => [id, idsOf(approved)] as const),
    // Whose lists are learned from answer for their hidden half themselves.
    ...taught.map(({ id, known }) => [id, idsOf(known)] as const),
  ]);
  const { order, memory } = learn(examples, takeUps);
  const learned = all.map(({ voter, candidates }) => {
    const open = candidates.filter(isReached);
    const asking = open.flatMap((candidate) => exampleOf(voter, candidate) ?? []);
    const says = feedbackOf(asking, memory, new Map([[voter.id, idsOf(voter.known)]]), false);
    return new Map(
      asking.map(({ facts }, at) => {
        const said = says[at];
        return [facts.ideaId, said ? standingOf(order, facts, said) : 0];
      }),
    );
  });

  const learnedAt =
    (at: number): Ranking =>
    ({ project }) =>
      learned[at]?.get(project.id) ?? -1;
  const tagsAtHome: Ranking = ({ topic, verdict }) => (verdict ? topic : 0);
  const tagsAndPlace: Ranking = ({ topic, verdict }) => topic * (verdict?.parts.place ?? 0);
  const whole: Ranking = ({ verdict }) => verdict?.score ?? 0;
  return [
    plain(
      'tags only',
      () =>
        ({ topic }) =>
          topic,
    ),
    plain('tags x district', () => tagsAtHome),
    plain('tags x place', () => tagsAndPlace),
    plain('whole score', () => whole),
    inTurn(
      'whole score, exposure counted',
      () =>
        ({ verdict }) =>
          (verdict?.score ?? 0) / 100,
    ),
    plain('learned order', (at) => learnedAt(at)),
    inTurn('learned order, exposure counted', (at) => learnedAt(at)),
  ];
};
