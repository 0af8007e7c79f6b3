import { expect, test } from '@jest/globals';
import { putMyCard, putMyGrants, signIn, signUp } from '#server/accounts/accounts.contract.ts';
import { rows } from '#server/database/query.ts';
import { logCall, writeNote } from '#server/introductions/private.contract.ts';
import { postNeed } from '#server/needs/needs.contract.ts';
import { type Browser, browserOf } from '../support/browser.ts';
import { connects, cookieOf } from '../support/live.ts';
import { PASSWORD } from '../support/people.ts';
import { aNeed, anIdea } from '../support/things.ts';
import { openWorld } from '../support/world.ts';
import { type Contact, everyRow, foundIn, type Leak, readAlong, readsAll } from './watch.ts';

const log: string[] = [];
const world = await openWorld({ logLevel: 'trace', logTo: { write: (line) => void log.push(line) } });

const contacts: Contact[] = [];
const leaks: Leak[] = [];
const seen: Leak[] = [];
/** `reader owner field`: what may be read now, on a card's own page. */
const open = new Set<string>();
const mayRead = (reader: string, what: string, { owner, field }: Contact): boolean => {
  if (reader === owner && field === 'name') return true;
  if (reader === owner && /^\w+ \/api\/(me|me\/card|me\/export|sign-in|sign-up)$/.test(what)) return true;
  // Colleagues know each other's names, and an administrator whom to ask for.
  if (field === 'name' && /^GET \/api\/organisations\/[^/]+\/members$/.test(what)) return reader === 'ruth';
  // Who signs in as whom, for those who answer for the platform; that they looked is an event.
  if (field !== 'email' && field !== 'telephone' && what.startsWith('GET /api/administration/people?'))
    return reader === 'ruth';
  // Mounted on one's own machine only: to whom a mail would have gone.
  if (field === 'address' && what === 'GET /api/mailbox') return true;
  return /^GET \/api\/introductions\/[^/]+\/cards$/.test(what) && open.has(`${reader} ${owner} ${field}`);
};

/** What a broker writes for the agency alone: in a note, of a call, beside a hand-over. */
const secret = 'Qvx spoken in private wzk';
readAlong(world.server, (reader, what, reply) => {
  if (reply.includes(secret) && reader !== 'bethan')
    leaks.push({ where: `${reader}: ${what}`, owner: 'bethan', field: 'name' });
  for (const contact of foundIn(reply, contacts)) {
    const found = { where: `${reader}: ${what}`, owner: contact.owner, field: contact.field };
    (mayRead(reader, what, contact) ? seen : leaks).push(found);
  }
});

/** Gives a person a card that is found wherever it turns up. */
const plant = async (owner: string, person: Browser & { email: string }): Promise<void> => {
  person.agent.set('X-Actor', owner);
  const name = `Zq${owner}xw Vbn${owner}kp`;
  const card = { name, email: `card.${owner}@planted.example`, telephone: `07700 9${contacts.length} 4471` };
  contacts.push({ owner, field: 'address', text: person.email });
  for (const field of ['name', 'email', 'telephone'] as const)
    contacts.push({ owner, field, text: card[field] });
  await person.does(putMyCard, { body: card });
};

const [carys, nurse, bethan, rival, stranger, ruth] = await Promise.all([
  world.commissioner('Carys'),
  world.contributor('Nia'),
  world.broker('Bethan'),
  world.broker('Rival'),
  world.contributor('Stranger'),
  world.administrator('Ruth'),
]);
const visitor = world.visitor();
visitor.agent.set('X-Actor', 'visitor');
const people = { carys, nurse, bethan, rival, stranger, ruth };
for (const [owner, person] of Object.entries(people)) await plant(owner, person);
const lives = await Promise.all(
  Object.entries(people).map(async ([owner, person]) => {
    const heard: string[] = [];
    const { socket, leaves } = await connects(person, world.origin);
    socket.onAny((...said: unknown[]) => void heard.push(JSON.stringify(said)));
    /** Says what a page with this talk in front says, whether they may be there or not. */
    const sits = async (introductionId: string, thread: 'all' | 'need' | 'idea'): Promise<void> => {
      await socket.emitWithAck('here', { introductionId, thread });
      await socket.emitWithAck('typing', { introductionId, thread });
    };
    return { owner, heard, sits, leaves };
  }),
);
const everybodySits = async (id: string, thread: 'all' | 'need' | 'idea'): Promise<void> => {
  await Promise.all(lives.map(({ sits }) => sits(id, thread)));
};

interface Parameter {
  readonly name: string;
  readonly schema: { readonly enum?: readonly string[]; readonly $ref?: string };
}
/** Reads everything that there is to read, as everybody, with everybody's ids. */
const readEverything = async (): Promise<void> => {
  await world.settle();
  const document = (await visitor.agent.get('/api/openapi.json')).body;
  const idsOf = async (table: string): Promise<string[]> =>
    (await rows<{ id: string }>(world.db, `select id from ${table}`)).map(({ id }) => id);
  const ids: Record<string, string[]> = {};
  for (const noun of ['needs', 'ideas', 'matches', 'introductions', 'organisations'])
    ids[noun] = await idsOf(noun);
  const explained = (ids.needs ?? []).flatMap((need) =>
    (ids.ideas ?? []).map((idea) => `need=${need}&idea=${idea}`),
  );
  const queriesOf = (path: string, parameters: readonly Parameter[]): string[] => {
    const names = parameters.map(({ name }) => name);
    if (path === '/events') return ['after=0&limit=1000'];
    if (path === '/matches/explain') return explained;
    if (/\/messages(\/\{seq\}\/versions)?$/.test(path)) return ['thread=all', 'thread=need', 'thread=idea'];
    const status = parameters.find(({ name }) => name === 'status')?.schema;
    const known =
      status?.enum ?? document.components.schemas[status?.$ref?.split('/').at(-1) ?? '']?.enum ?? [];
    return [
      '',
      ...(names.includes('mine') ? ['mine=true'] : []),
      ...['draft', 'published', 'suggested', 'introduced']
        .filter((one) => known.includes(one))
        .map((one) => `status=${one}`),
      ...(names.includes('q')
        ? contacts
            .filter(({ owner, field }) => owner === 'nurse' && field !== 'address')
            .map(({ text }) => `q=${encodeURIComponent(text)}`)
        : []),
    ];
  };
  const targets = Object.entries<{ get?: { parameters?: Parameter[] } }>(document.paths)
    .filter(([, item]) => item.get !== undefined)
    .flatMap(([path, item]) => {
      const queries = queriesOf(path, item.get?.parameters ?? []);
      const filled = path.includes('{id}')
        ? (ids[path.split('/')[1] ?? ''] ?? []).map((id) => path.replace('{id}', id).replace('{seq}', '1'))
        : [path];
      return filled.flatMap((address) => queries.map((query) => `/api${address}${query && `?${query}`}`));
    });
  const files = [
    '/api/me/export',
    '/data/needs.csv',
    '/data/ideas.json',
    '/data/organisations.csv',
    '/sitemaps/ideas-1.xml',
    '/feeds/ideas.xml',
    '/feeds/needs.json',
  ];
  expect(targets.length).toBeGreaterThan(40);
  const pages = [...targets, ...files, '/metrics', '/ready', '/api/docs'];
  await Promise.all(
    Object.entries({ ...people, visitor }).map(([actor, browser]) =>
      readsAll(world.origin, { 'x-actor': actor, cookie: cookieOf(browser, world.origin) }, pages),
    ),
  );
};

const opens = (...who: [reader: string, owner: string, fields: readonly string[]][]): void => {
  open.clear();
  for (const [reader, owner, fields] of who)
    for (const field of fields) open.add(`${reader} ${owner} ${field}`);
};
const cardsSeenBy = (reader: string): string[] => {
  const found = seen.filter(
    ({ where, owner }) => where.startsWith(`${reader}: `) && where.endsWith('/cards') && owner !== reader,
  );
  return [...new Set(found.map(({ owner, field }) => `${owner} ${field}`))].sort();
};

const whole = ['name', 'email', 'telephone'];

test('contact details are read where their owners opened them, and nowhere else', async () => {
  const [need, idea] = [await carys.posts(aNeed()), await nurse.posts(anIdea())];
  await nurse.posts(anIdea({ authorStyle: 'pseudonym', authorLabel: 'Heron' }), { publish: false });
  await carys.does(postNeed, {
    body: { body: aNeed({ organisationNamed: false }).body, organisationId: carys.organisationId },
  });
  await world.settle();
  const id = await bethan.introduces(need, idea);
  await everybodySits(id, 'need');
  await everybodySits(id, 'idea');
  await bethan.writes(id, 'idea', 'A word between the two of us.');
  const call = { spokeWith: 'idea' as const, calledOn: '2026-01-05', body: secret, followUpOn: '2026-01-06' };
  await bethan.does(logCall, { params: { id }, body: call });
  await bethan.does(writeNote, { params: { id }, body: { body: secret } });
  await readEverything();

  // One yes opens nothing.
  await carys.accepts(id, ['name', 'email']);
  await readEverything();
  expect(Object.keys(people).flatMap(cardsSeenBy)).toEqual([]);

  // Both: what each consented to, to the other; the broker without a grant still sees none.
  opens(
    ['carys', 'nurse', ['name', 'telephone']],
    ['nurse', 'carys', ['name', 'email']],
    // Own fields, as the other side sees them.
    ['carys', 'carys', ['name', 'email']],
    ['nurse', 'nurse', ['name', 'telephone']],
  );
  await nurse.accepts(id, ['name', 'telephone']);
  await everybodySits(id, 'all');
  await nurse.writes(id, 'all', 'Good to meet you both.');
  await readEverything();
  expect(cardsSeenBy('carys')).toEqual(['nurse name', 'nurse telephone']);
  expect(cardsSeenBy('nurse')).toEqual(['carys email', 'carys name']);
  expect(cardsSeenBy('bethan')).toEqual([]);

  // A grant opens one card to one agency, and closes it again.
  await nurse.does(putMyGrants, { body: { agencyIds: [bethan.agencyId] } });
  for (const field of whole) open.add(`bethan nurse ${field}`);
  await readEverything();
  expect(cardsSeenBy('bethan')).toEqual(['nurse email', 'nurse name', 'nurse telephone']);
  await nurse.does(putMyGrants, { body: { agencyIds: [] } });
  for (const field of whole) open.delete(`bethan nurse ${field}`);

  // Consent taken back closes both.
  opens();
  await nurse.withdraws(id, 'I have changed my mind');
  await readEverything();
  expect(leaks).toEqual([]);
}, 180_000);

test('nor by failing: a taken address, a wrong password, two sign-ups at once, a card that does not fit', async () => {
  const thief = browserOf(world.server);
  thief.agent.set('X-Actor', 'thief');
  const form = { email: nurse.email, password: PASSWORD, name: 'Thief', kind: 'other' as const };
  expect(await thief.isRefused(signUp, { body: form })).toBe('email_taken');
  expect(await thief.isRefused(signIn, { body: { email: nurse.email, password: 'not this' } })).toBe(
    'wrong_credentials',
  );
  const address = 'both.at.once@planted.example';
  contacts.push({ owner: 'twin', field: 'address', text: address });
  const twins = [browserOf(world.server), browserOf(world.server)];
  for (const { agent } of twins) agent.set('X-Actor', 'twin');
  await Promise.all(twins.map((twin) => twin.tries(signUp, { body: { ...form, email: address } })));
  await nurse.agent
    .put('/api/me/card')
    .send({ name: 'x', email: 'card.nurse@planted.example', telephone: 'y' });
  expect(leaks).toEqual([]);
});

test('nor told over a live connection, logged, queued, kept elsewhere, or mailed to anybody else', async () => {
  await world.settle();
  const found = (where: string, texts: readonly string[]) =>
    texts.flatMap((text) =>
      foundIn(text, contacts).map(({ owner, field }) => ({ where, owner, field, text })),
    );

  for (const { owner, heard, leaves } of lives) {
    expect(found(`socket of ${owner}`, heard)).toEqual([]);
    leaves();
  }
  expect(lives.every(({ heard }) => heard.length > 0)).toBe(true);
  // Handed to whoever may read it, and to nobody else: what is searched above holds messages as well.
  for (const [said, readers] of [
    ['A word between the two of us.', ['nurse', 'bethan']],
    ['Good to meet you both.', ['carys', 'nurse', 'bethan']],
  ] as const) {
    const told = lives.filter(({ heard }) => heard.some((one) => one.includes(said)));
    expect(told.map(({ owner }) => owner)).toEqual(readers);
  }

  expect(log.length).toBeGreaterThan(500);
  expect(found('log', log)).toEqual([]);

  const kept = await everyRow(world.db);
  expect(new Set(kept.map(({ table }) => table))).toEqual(
    expect.objectContaining(new Set(['public.events', 'public.notifications', 'public.sessions'])),
  );
  for (const { table, text } of kept) expect(found(table, [text])).toEqual([]);
  expect(
    kept
      .filter(({ text }) => text.includes(secret))
      .map(({ table }) => table)
      .sort(),
  ).toEqual(['public.introduction_calls', 'public.introduction_notes']);
  expect([...log, ...lives.flatMap(({ heard }) => heard)].filter((text) => text.includes(secret))).toEqual(
    [],
  );

  // Digests, too: all that was told in the app alone until now.
  world.passes(8);
  await world.services.notifications.tasks.mail_due();
  await world.settle();
  const mails = await rows<{ recipient: string; text: string }>(
    world.db,
    `select recipient, subject || ' ' || text || ' ' || html as text from mailbox`,
  );
  expect(mails.length).toBeGreaterThan(3);
  expect(mails.filter(({ text }) => text.includes('since we last wrote')).length).toBeGreaterThan(1);
  expect(mails.filter(({ text }) => text.includes(secret))).toEqual([]);
  for (const { recipient, text } of mails) expect(found(`mail to ${recipient}`, [text])).toEqual([]);
});
