import * as administration from '#server/administration/administration.contract.ts';
import { editAlert, saveAlert } from '#server/alerts/alerts.contract.ts';
import { row, rows } from '#server/database/query.ts';
import { editIdea } from '#server/ideas/ideas.contract.ts';
import { closeIntroduction } from '#server/introductions/introductions.contract.ts';
import * as own from '#server/introductions/private.contract.ts';
import { hiding } from '#server/items/hiding.contract.ts';
import { dismissMatch } from '#server/matching/matching.contract.ts';
import { editMessage } from '#server/messages/messages.contract.ts';
import { editNeed } from '#server/needs/needs.contract.ts';
import {
  createOrganisation,
  invite,
  verifyOrganisation,
} from '#server/organisations/organisations.contract.ts';
import { PLATFORM } from '#server/tags/draft.ts';
import { editTag, mapTag, retireTag } from '#server/tags/governing.contract.ts';
import type { Browser } from '../support/browser.ts';
import { aNeed, anIdea, BIRMINGHAM } from '../support/things.ts';
import { openWorld } from '../support/world.ts';
import type { Call } from './once-call.ts';
import { claimCalls } from './once-claims.ts';
import { importCalls } from './once-imports.ts';
import { requestCalls } from './once-requests.ts';

export const world = await openWorld();
export const [carys, nurse, bethan, ruth] = [
  await world.commissioner('Carys'),
  await world.contributor('Nia'),
  await world.broker('Bethan'),
  await world.administrator('Ruth'),
];

const need = (publish = true): Promise<string> => carys.posts(aNeed(), { publish });
const idea = (publish = true): Promise<string> => nurse.posts(anIdea(), { publish });
const match = async (): Promise<string> => {
  const pair = { need: await need(), idea: await idea() };
  await world.settle();
  const found = await row<{ id: string }>(
    world.db,
    'select id from matches where need_id = :need and idea_id = :idea',
    pair,
  );
  if (found === undefined) throw new Error('No match');
  return found.id;
};
const draft = async (): Promise<string> => {
  const body = { needId: await need(), ideaId: await idea(), noteToNeed: 'x', noteToIdea: 'y' };
  return (await bethan.agent.post('/api/introductions').send(body)).body.id;
};
const proposed = async (): Promise<string> => bethan.introduces(await need(), await idea());
const connected = async (): Promise<string> => {
  const id = await proposed();
  await carys.accepts(id);
  await nurse.accepts(id);
  return id;
};
const accepting = async (): Promise<Call> => {
  const id = await proposed();
  const { wording } = await nurse.sees(id);
  const body = { fields: ['name'], wordingId: wording.id };
  return { as: nurse, url: `/introductions/${id}/accept`, body };
};
const organisation = async (): Promise<string> => {
  const founder = await world.contributor('Founder');
  return (await founder.does(createOrganisation, { body: { name: 'A Council', kind: 'council' } })).id;
};
const colleague = async () => {
  const person = await world.contributor('Cai');
  const joining = { personId: person.personId, organisationId: bethan.agencyId, role: 'broker' as const };
  await world.db.transaction((trx) => world.services.organisations.join(trx, joining));
  return person;
};
const imported = { code: 'F1', label: 'Prevention of falls', synonyms: [], parent: null, pattern: null };
await world.db.transaction((trx) =>
  world.services.tags.importTaxonomy(trx, { id: 'theirs', name: 'Theirs', uri: null }, [
    { ...imported, excludePattern: null, sdg: null, uri: null },
  ]),
);
/** Another tag each time, with none under it. */
const used: string[] = [];
const tagId = async (taxonomy = PLATFORM): Promise<string> => {
  const tags = await rows<{ id: string }>(
    world.db,
    `select id from tags where not exists (select from tags child where child.parent_id = tags.id)
       and taxonomy_id = :taxonomy order by id`,
    { taxonomy },
  );
  const next = tags.find(({ id }) => !used.includes(id));
  if (next === undefined) throw new Error('No tag is left');
  used.push(next.id);
  return next.id;
};
const at = (path: string, id: string, as: Browser, body?: object): Call => ({
  as,
  url: path.replace('{id}', id),
  ...(body && { body }),
});

const because = { reason: 'It names a patient' };
const hidingCalls = (noun: 'need' | 'idea', author: Browser, post: () => Promise<string>) => {
  const hidden = async (): Promise<string> => {
    const id = await post();
    await ruth.does(hiding[noun].hide, { params: { id }, body: because });
    return id;
  };
  return {
    [`/${noun}s/{id}/hide`]: async (path: string) => at(path, await post(), ruth, because),
    [`/${noun}s/{id}/restore`]: async (path: string) => at(path, await hidden(), ruth, because),
    [`/${noun}s/{id}/ask-again`]: async (path: string) => at(path, await hidden(), author, because),
  };
};
const standingCalls = () => {
  const somebody = async (...been: (typeof administration.suspendPerson)[]): Promise<string> => {
    const { personId: id } = await world.contributor('Somebody');
    for (const act of been) await ruth.does(act, { params: { id }, body: because });
    return id;
  };
  const { suspendPerson, appointPerson } = administration;
  return {
    '/people/{id}/suspend': async (path: string) => at(path, await somebody(), ruth, because),
    '/people/{id}/restore': async (path: string) => at(path, await somebody(suspendPerson), ruth, because),
    '/people/{id}/appoint': async (path: string) => at(path, await somebody(), ruth, because),
    '/people/{id}/dismiss': async (path: string) => at(path, await somebody(appointPerson), ruth, because),
  };
};

/** How each is called by somebody who may, on ground that was made for this one call. */
export const calls: Readonly<Record<string, (path: string) => Promise<Call>>> = {
  '/needs': async (url) => ({
    as: carys,
    url,
    body: { body: aNeed().body, organisationId: carys.organisationId, publish: true },
  }),
  '/needs/{id}/publish': async (path) => at(path, await need(false), carys),
  '/needs/{id}/pause': async (path) => at(path, await need(), carys),
  '/needs/{id}/close': async (path) => at(path, await need(), carys),
  '/ideas': async (url) => ({ as: nurse, url, body: { body: anIdea().body, publish: true } }),
  '/ideas/{id}/publish': async (path) => at(path, await idea(false), nurse),
  '/ideas/{id}/pause': async (path) => at(path, await idea(), nurse),
  '/ideas/{id}/close': async (path) => at(path, await idea(), nurse),
  '/matches': async (url) => {
    const elsewhere = anIdea({ regionCodes: [BIRMINGHAM], reach: 'here' });
    const body = { needId: await need(), ideaId: await nurse.posts(elsewhere), reason: 'They met last week' };
    return { as: bethan, url, body };
  },
  '/matches/{id}/shortlist': async (path) => at(path, await match(), bethan),
  '/matches/{id}/dismiss': async (path) =>
    at(path, await match(), bethan, { reasonCode: 'other', note: 'No' }),
  '/matches/{id}/snooze': async (path) =>
    at(path, await match(), bethan, { until: new Date(Date.now() + 86_400_000).toISOString() }),
  '/matches/{id}/assign': async (path) => at(path, await match(), bethan, { assigneeId: bethan.personId }),
  '/matches/{id}/restore': async (path) => {
    const id = await match();
    await bethan.does(dismissMatch, { params: { id }, body: { reasonCode: 'other', note: 'No' } });
    return at(path, id, bethan);
  },
  '/introductions': async (url) => ({
    as: bethan,
    url,
    body: { needId: await need(), ideaId: await idea(), propose: true },
  }),
  '/introductions/{id}/propose': async (path) => at(path, await draft(), bethan),
  '/introductions/{id}/accept': accepting,
  '/introductions/{id}/decline': async (path) => at(path, await proposed(), nurse),
  '/introductions/{id}/withdraw': async (path) => at(path, await connected(), nurse),
  '/introductions/{id}/close': async (path) => at(path, await connected(), bethan, { outcome: 'other' }),
  '/introductions/{id}/satisfaction': async (path) => {
    const id = await connected();
    await bethan.does(closeIntroduction, { params: { id }, body: { outcome: 'other', lesson: '' } });
    return at(path, id, nurse, { score: 4 });
  },
  '/introductions/{id}/notes': async (path) => at(path, await proposed(), bethan, { body: 'A note' }),
  '/introductions/{id}/calls': async (path) =>
    at(path, await proposed(), bethan, { spokeWith: 'need', calledOn: '2026-01-05', body: 'They rang' }),
  '/introductions/{id}/calls/{callId}/follow-up': async (path) => {
    const id = await proposed();
    const call = await bethan.does(own.logCall, {
      params: { id },
      body: { spokeWith: 'need', calledOn: '2026-01-05', body: 'They rang', followUpOn: '2026-01-06' },
    });
    return at(path.replace('{callId}', call.id), id, bethan);
  },
  '/introductions/{id}/messages/{seq}/withdraw': async (path) => {
    const id = await proposed();
    await nurse.writes(id, 'idea', 'Too soon');
    return at(path.replace('{seq}', '1'), id, nurse, { thread: 'idea' });
  },
  '/caseload/hand-over': async (url) => ({
    as: bethan,
    url,
    body: { ids: [await proposed()], toId: (await colleague()).personId },
  }),
  '/organisations': async (url) => ({
    as: await world.contributor('Founder'),
    url,
    body: { name: 'Another Council', kind: 'council' },
  }),
  '/organisations/{id}/verify': async (path) => at(path, await organisation(), ruth),
  '/organisations/{id}/invitations': async (path) =>
    at(path, bethan.agencyId, bethan, { email: `friend.${crypto.randomUUID()}@example.org`, role: 'broker' }),
  '/invitations/accept': async (url) => {
    const friend = await world.contributor('Friend');
    const invitation = { email: friend.email, role: 'broker' as const };
    await bethan.does(invite, { params: { id: bethan.agencyId }, body: invitation });
    await world.settle();
    const mail = await row<{ text: string }>(
      world.db,
      'select text from mailbox where recipient = :email order by at desc limit 1',
      { email: friend.email },
    );
    const token = /token=([\w-]+)|\/([\w-]{20,})\s/.exec(mail?.text ?? '');
    return { as: friend, url, body: { token: token?.[1] ?? token?.[2] ?? '' } };
  },
  '/organisations/{id}/members/{personId}/end': async (path) =>
    at(path.replace('{personId}', (await colleague()).personId), bethan.agencyId, ruth, {
      reason: 'Has left',
    }),
  '/organisations/{id}/withdraw-verification': async (path) => {
    const id = await organisation();
    await ruth.does(verifyOrganisation, { params: { id } });
    return at(path, id, ruth, { reason: 'Nobody there knows of it' });
  },
  '/organisations/{id}/invitations/{invitationId}/revoke': async (path) => {
    const params = { id: bethan.agencyId };
    const body = { email: `wrong.${crypto.randomUUID()}@example.org`, role: 'broker' as const };
    const invited = await bethan.does(invite, { params, body });
    return at(path.replace('{invitationId}', invited.id), bethan.agencyId, bethan);
  },
  '/tags/{id}/retire': async (path) => at(path, await tagId(), ruth),
  '/tags/{id}/restore': async (path) => {
    const id = await tagId();
    await ruth.does(retireTag, { params: { id } });
    return at(path, id, ruth);
  },
  '/tags/{id}/merge': async (path) => at(path, await tagId(), ruth, { intoId: await tagId() }),
  '/alerts': async (url) => ({
    as: nurse,
    url,
    body: { name: 'Needs', about: 'need', frequency: 'daily' },
  }),
  ...hidingCalls('need', carys, need),
  ...hidingCalls('idea', nurse, idea),
  ...standingCalls(),
  ...(await requestCalls(world, nurse, { need, idea })),
  ...(await claimCalls(world, nurse, bethan)),
  ...importCalls(world, ruth),
};
/** How each edit is made, by somebody who may, from version 1. */
export const edits: Readonly<Record<string, () => Promise<Call>>> = {
  [editNeed.path]: async () => ({
    as: carys,
    url: `/needs/${await need()}`,
    body: { body: aNeed({ title: 'Another title' }).body },
  }),
  [editIdea.path]: async () => ({
    as: nurse,
    url: `/ideas/${await idea()}`,
    body: { body: anIdea({ title: 'Another title' }).body },
  }),
  [editTag.path]: async () => ({ as: ruth, url: `/tags/${await tagId()}`, body: { label: 'Another name' } }),
  [editAlert.path]: async () => {
    const body = { name: 'Needs', about: 'need' as const, frequency: 'daily' as const };
    const { id } = await nurse.does(saveAlert, { body });
    return { as: nurse, url: `/alerts/${id}`, body: { name: 'Mine', frequency: 'never' } };
  },
  [mapTag.path]: async () => ({
    as: ruth,
    url: `/tags/${await tagId('theirs')}/mappings`,
    body: { mappings: [{ id: await tagId(), kind: 'close' }] },
  }),
  [editMessage.path]: async () => {
    const id = await proposed();
    await nurse.writes(id, 'idea', 'First');
    return { as: nurse, url: `/introductions/${id}/messages/1`, body: { thread: 'idea', body: 'Second' } };
  },
};
