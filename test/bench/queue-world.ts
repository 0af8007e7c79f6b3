import { randomUUID } from 'node:crypto';
import { systemClock } from '#server/clock.ts';
import type { Db } from '#server/database/connect.ts';
import { newId } from '#server/database/id.ts';
import { always } from '#server/database/once.ts';
import { rows } from '#server/database/query.ts';
import { openLog } from '#server/log.ts';
import { countShowings } from '#server/matching/exposures.store.ts';
import { indexedRetrieval } from '#server/matching/index/indexed-retrieval.ts';
import type { Item } from '#server/matching/item.ts';
import { pairMarks } from '#server/matching/marks.ts';
import { type ScoredPair, saveMatches } from '#server/matching/matches.store.ts';
import type { Reasons } from '#server/matching/matching.contract.ts';
import { costOf, isShown, mutualOf } from '#server/matching/order.ts';
import { type Placed, settleSuggestions } from '#server/matching/suggestions.store.ts';
import { LISTED, SCORER_VERSION, SHOWN, SUGGESTED_FROM } from '#server/matching/weights.ts';
import { composeServices } from '#server/services.ts';
import { marketOf } from './market.ts';
import { storedItems, storedMarket } from './stored-market.ts';

interface Database {
  readonly db: Db;
  readonly url: string;
}

const PAIRS_AT_ONCE = 2_000;
const REASONED = 300;
/** Of so many needs and ideas one has somebody behind it. */
const CLAIMED = { need: 2, idea: 3 } as const;

const AGENCY = 'The Exchange';

const servicesOn = ({ db, url }: Database) => {
  const mail = { smtpUrl: undefined, from: 'nobody@example.org', publicUrl: () => '' };
  return composeServices({ db, url, clock: systemClock, log: openLog('silent'), mail });
};

/** The world in a database as its broker meets it. */
export const openQueueWorld = async (database: Database, seed: number) => {
  const { db } = database;
  const services = servicesOn(database);
  const [found] = await rows<{ agencyId: string; broker: string }>(
    db,
    `select organisations.id as agency_id, memberships.person_id as broker
     from organisations join memberships on memberships.organisation_id = organisations.id
     where organisations.name = :name`,
    { name: AGENCY },
  );
  const actor = found && (await services.organisations.loadActor(found.broker, null));
  if (!found || !actor) throw new Error('This database holds no world for the queue');
  const pairs = await rows<{ needId: string; ideaId: string }>(
    db,
    'select need_id, idea_id from matches order by need_id, idea_id limit 20000',
  );
  return { ...found, services, actor, pairs, stored: storedItems(seed) };
};

/** An agency for the whole country with a broker, and another beside it. */
const people = async (database: Database) => {
  const { db } = database;
  const services = servicesOn(database);
  const { accounts, organisations } = services;
  const person = (name: string) =>
    accounts.signUp(
      { email: `${name}.${randomUUID()}@example.org`, password: randomUUID(), name, kind: 'officer' },
      { verified: true },
    );
  const [broker, other, admin, owner] = await Promise.all(['Bethan', 'Wyn', 'Ruth', 'Nia'].map(person));
  if (!broker || !other || !admin || !owner) throw new Error('Somebody is missing');
  const actorOf = async (id: string) => {
    const actor = await organisations.loadActor(id, null);
    if (actor === null) throw new Error('There is no such person');
    return actor;
  };
  await db.transaction((trx) => accounts.makeAdministrator(trx, admin));
  const agency = async (founder: string, name: string): Promise<string> => {
    const about = { name, kind: 'agency' as const, website: null, about: null };
    const { id } = await organisations.create(await actorOf(founder), about, always);
    await organisations.verify(await actorOf(admin), id, always);
    return id;
  };
  const agencies = [await agency(broker, AGENCY), await agency(other, 'The Other Exchange')];
  return { services, broker, owner, agencies };
};

/** A market in the database, with so many suggestions in one agency's patch and as many in another's. */
export const makeQueueWorld = async (
  database: Database,
  { items, suggestions, seed }: { items: number; suggestions: number; seed: number },
): Promise<void> => {
  const { db } = database;
  const stored = await storedMarket(db, seed);
  const { services, broker, owner, agencies } = await people(database);
  await stored.write('need', items, owner, CLAIMED.need);
  await stored.write('idea', items, owner, CLAIMED.idea);
  await db.raw('analyze');

  const market = marketOf(seed, true);
  const retrieval = indexedRetrieval();
  await retrieval.load(market.ground(items), market.items('idea', items));
  const reasons: Reasons[] = [];
  const pairs: ScoredPair[] = [];
  let suggested = 0;
  for (let at = 0; at < items && suggested < suggestions; at += 1) {
    const need = market.item('need', at);
    const hits = await retrieval.top(need, { k: LISTED, at: Date.now() });
    for (const [place, { id, score }] of hits.entries()) {
      if (reasons.length < REASONED) reasons.push((await services.matching.explain(need.id, id)).reasons);
      const said = reasons[pairs.length % reasons.length];
      if (said === undefined) throw new Error('no reasons');
      pairs.push({
        id: newId(),
        needId: need.id,
        ideaId: id,
        parts: { topic: 0.5, wording: 0.5, place: 1 },
        score,
        scorerVersion: SCORER_VERSION,
        reasons: said,
        inNeedList: true,
        inIdeaList: at % 3 === 0,
        needPlace: place + 1,
        ideaPlace: at % 3 === 0 ? 1 + ((at / 3) % LISTED) : null,
      });
      if (score >= SUGGESTED_FROM) suggested += 1;
    }
  }

  const shownTo = new Map<string, number>();
  for (const { ideaId, needPlace } of pairs)
    if (isShown(needPlace)) shownTo.set(ideaId, 1 + (shownTo.get(ideaId) ?? 0));
  const at = new Date().toISOString();
  const marksOf = pairMarks();
  const itemAt = (id: string): Item => {
    const side = id[7] === 'a' ? 'need' : 'idea';
    const number = Number.parseInt(id.slice(24), 16);
    return { ...stored.item(side, number), postedBy: number % CLAIMED[side] === 0 ? owner : null };
  };
  const placed = ({ id, needId, ideaId, score, needPlace, ideaPlace }: ScoredPair): Placed => ({
    id,
    needId,
    ideaId,
    cost: costOf({ shownTo: shownTo.get(ideaId) ?? 0, openPlaces: null }),
    mutual: mutualOf(needPlace, ideaPlace),
    marks: marksOf(itemAt(needId), itemAt(ideaId), score),
  });
  for (let start = 0; start < pairs.length; start += PAIRS_AT_ONCE) {
    const some = pairs.slice(start, start + PAIRS_AT_ONCE);
    await db.transaction(async (trx) => {
      await saveMatches(trx, some, at);
      const changes = some
        .filter(({ needPlace }) => isShown(needPlace))
        .map(({ needId, ideaId }) => ({ needId, ideaId, shown: true }));
      await countShowings(trx, [...new Set(some.map(({ ideaId }) => ideaId))], changes, at);
      const good = some.filter(({ score }) => score >= SUGGESTED_FROM);
      await settleSuggestions(
        trx,
        good.map(placed),
        good.flatMap(({ needId, ideaId }) =>
          agencies.map((agencyId) => ({ agencyId, needId, ideaId, covers: 'both' as const })),
        ),
      );
    });
  }
  // What stands by was shown before: some of it this month.
  await db.raw(
    `insert into past_showings (idea_id, need_id, until)
     select idea_id, need_id,
       now() - (('x' || substr(md5(need_id::text || idea_id::text), 9, 4))::bit(16)::integer % 40) * interval '1 day'
     from matches where need_place > ?`,
    [SHOWN],
  );
  // Beside the suggestions: a few thousand that somebody has judged, put off, or given to a colleague.
  await db.raw(
    `update judgements set status = 'shortlisted', decided_by = :broker, decided_at = now()
     where ('x' || substr(md5(need_id::text || idea_id::text), 1, 4))::bit(16)::integer % 50 = 0`,
    { broker },
  );
  await db.raw(
    `update judgements set snoozed_until = now() + interval '9 days'
     where ('x' || substr(md5(idea_id::text || need_id::text), 1, 4))::bit(16)::integer % 60 = 0`,
  );
  await db.raw(
    `update judgements set assignee_id = :broker
     where ('x' || substr(md5(idea_id::text || need_id::text), 5, 4))::bit(16)::integer % 40 = 0`,
    { broker },
  );
  await db.raw('vacuum analyze');
};
