import { saveAlert } from '#server/alerts/alerts.contract.ts';
import * as claims from '#server/claims/claims.contract.ts';
import { rows } from '#server/database/query.ts';
import * as own from '#server/introductions/private.contract.ts';
import * as requests from '#server/introductions/requests.contract.ts';
import * as organisations from '#server/organisations/organisations.contract.ts';
import { PLATFORM, tagIdOf } from '#server/tags/draft.ts';
import { aNeed, anIdea, BIRMINGHAM } from '../support/things.ts';
import { openWorld } from '../support/world.ts';

export const world = await openWorld();

export const [carys, nurse, bethan, rival, stranger, dafydd] = await Promise.all([
  world.commissioner('Carys'),
  world.contributor('Nia'),
  world.broker('Bethan'),
  // Covers none of what the others have.
  world.broker('Rival', [{ regionCode: BIRMINGHAM, tagId: null }]),
  world.contributor('Stranger'),
  world.commissioner('Dafydd'),
]);
export const selfMade = await world.contributor('Self Made');
await selfMade.does(organisations.createOrganisation, { body: { name: 'My Agency', kind: 'agency' } });
export const outsiders = { rival, stranger, dafydd, selfMade, visitor: world.visitor() };

export const open = { need: await carys.posts(aNeed()), idea: await nurse.posts(anIdea()) };
export const draft = {
  need: await carys.posts(aNeed({ title: 'A draft of Carys' }), { publish: false }),
  idea: await nurse.posts(anIdea({ title: 'A draft of Nia' }), { publish: false }),
};
await world.settle();
export const introduction = await bethan.introduces(open.need, open.idea);
await bethan.does(own.writeNote, {
  params: { id: introduction },
  body: { body: 'For our agency alone.' },
});
await bethan.writes(introduction, 'idea', 'Between the two of us.');
await world.settle();
const [match] = await rows<{ id: string }>(world.db, 'select id from matches');
const { wording } = await bethan.sees(introduction);

const unclaimed = {
  externalId: 'from-a-file',
  body: anIdea({ authorStyle: 'name', authorLabel: 'A choir' }).body,
  foundTagIds: [],
  organisationId: null,
  publishedAt: null,
  source: {},
};
await world.db.transaction((trx) =>
  world.services.ideas.importBatch(trx, [unclaimed], world.clock().toISOString()),
);
const [found] = await rows<{ id: string }>(world.db, 'select id from ideas where unclaimed');
const claim = await nurse.does(claims.requestClaim, {
  body: { noun: 'idea', id: found?.id ?? '', who: 'Its leader', why: 'It is ours.' },
});
// Another agency lets sides ask, and covers what is asked about.
const light = await world.broker('Light');
await light.does(organisations.putPatch, {
  params: { id: light.agencyId },
  body: { items: [{ regionCode: null, tagId: null }], mediation: 'light' },
});
const asking = { need: await carys.posts(aNeed()), idea: await nurse.posts(anIdea()) };
await world.settle();
export const request = await carys.does(requests.requestIntroduction, {
  body: { needId: asking.need, ideaId: asking.idea, note: 'Between me and whoever mediates' },
});
const threads = [{ thread: 'all' }, { thread: 'need' }, { thread: 'idea' }];
/** No version has been trained or learned here, and no file imported: whoever may not is refused before that. */
const unknown = '01900000-0000-7000-8000-000000000000';
const [tag, otherTag] = [tagIdOf(PLATFORM, 'AGE'), tagIdOf(PLATFORM, 'ILL')];

const alert = await carys.does(saveAlert, {
  body: { name: 'What Carys follows', about: 'need', frequency: 'daily' },
});

/** What the endpoint would take from somebody who may; by its path, or by `method path`. */
export const bodies: Readonly<Record<string, object>> = {
  '/organisations/:id/invitations': { email: 'friend@example.org', role: 'commissioner' },
  '/organisations/:id/patch': { items: [], mediation: 'light' },
  'patch /needs/:id': { body: aNeed({ title: 'Taken over' }).body },
  'patch /ideas/:id': { body: anIdea({ title: 'Taken over' }).body },
  '/matches/:id/dismiss': { reasonCode: 'other', note: 'No' },
  '/matches/:id/snooze': { until: new Date(Date.now() + 86_400_000).toISOString() },
  '/matches/:id/assign': { assigneeId: null },
  '/introductions/:id/accept': { fields: ['name', 'email'], wordingId: wording.id },
  '/introductions/:id/close': { outcome: 'piloting', lesson: '' },
  '/introductions/:id/notes': { body: 'Mine now' },
  '/introductions/:id/calls': { spokeWith: 'need', calledOn: '2026-01-05', body: 'Mine now' },
  '/introductions/:id/messages': { thread: 'all', clientId: crypto.randomUUID(), body: 'Hello' },
  'patch /introductions/:id/messages/:seq': { thread: 'idea', body: 'Taken over' },
  '/introductions/:id/messages/:seq/withdraw': { thread: 'idea' },
  '/introductions/:id/read': { thread: 'all', seq: 1 },
  'patch /alerts/:id': { name: 'Mine now', frequency: 'never' },
  '/imports/:id/start': { mayLeaveOut: 0, reason: 'Mine now' },
  '/organisations/:id/withdraw-verification': { reason: 'Mine now' },
  '/jobs/:id/give-up': { reason: 'Mine now' },
  '/claims/:id/refuse': { reason: 'It is mine' },
  'patch /tags/:id': { label: 'Mine now' },
  '/tags/:id/merge': { intoId: otherTag },
  '/tags/:id/mappings': { mappings: [] },
  ...Object.fromEntries(
    ['needs', 'ideas'].flatMap((noun) =>
      ['hide', 'restore', 'ask-again'].map((move) => [`/${noun}/:id/${move}`, { reason: 'It is mine' }]),
    ),
  ),
  ...Object.fromEntries(
    ['suspend', 'restore', 'appoint', 'dismiss'].map((move) => [
      `/people/:id/${move}`,
      { reason: 'Because I say so' },
    ]),
  ),
  '/introductions/:id/satisfaction': { score: 1 },
  '/caseload/hand-over': { ids: [introduction], toId: rival.personId },
  '/claims/invitations': { noun: 'idea', id: found?.id ?? '', email: 'friend@example.org' },
};
/** What is another's, by the first word of the path; `seen`: it has a page for everybody, so that it is not closed. */
export const idsOf: Readonly<Record<string, readonly string[]>> = {
  needs: [open.need, draft.need],
  ideas: [open.idea, draft.idea],
  matches: [match?.id ?? ''],
  introductions: [introduction],
  'introduction-requests': [request.id],
  organisations: [carys.organisationId, bethan.agencyId],
  people: [carys.personId],
  claims: [claim.id],
  alerts: [alert.id],
  tags: [tag],
  imports: [unknown],
  jobs: [unknown],
  tagger: [unknown],
  learning: [unknown],
};
/** What nobody else reads; of what is published, the page is for everybody. */
export const closedIdsOf: typeof idsOf = { ...idsOf, needs: [draft.need], ideas: [draft.idea] };
export const queries: Readonly<Record<string, readonly Query[]>> = {
  'get /introductions/:id/messages': threads,
  'get /introductions/:id/messages/:seq/versions': threads,
  'get /tags/:id/preview': [{}, { intoId: otherTag }],
  'post /imports': [{ kind: 'ideas', name: 'mine.csv' }],
  'get /administration/people': [{ q: 'Nia' }, { show: 'administrators' }],
};
export type Query = Readonly<Record<string, string>>;
