import { expect, test } from '@jest/globals';
import { closeIdea, pauseIdea } from '#server/ideas/ideas.contract.ts';
import { hiding } from '#server/items/hiding.contract.ts';
import { createOrganisation } from '#server/organisations/organisations.contract.ts';
import { getPlace } from '#server/public/places.contract.ts';
import { aNeed, anIdea, POWYS, WALES } from '../support/things.ts';
import { openWorld } from '../support/world.ts';

const ORIGIN = 'http://pushpull.example';
const world = await openWorld({ pages: true, publicUrl: ORIGIN });
const [carys, nurse] = [await world.commissioner(), await world.contributor()];
const visitor = world.visitor();

const page = async (path: string) => {
  const { status, text, headers } = await visitor.agent.get(path).redirects(0);
  const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text) ?? [];
  return {
    status,
    text,
    headers,
    title: /<title>(.*?)<\/title>/.exec(text)?.[1],
    canonical: /<link rel="canonical" href="(.*?)">/.exec(text)?.[1],
    data: json === undefined ? undefined : JSON.parse(json),
  };
};

test('a need says what it is before any code runs, and its author’s words cannot leave their place', async () => {
  const title = 'Falls </script><script>alert("1")</script> & “stairs” \u{1F6B6}';
  const id = await carys.posts(aNeed({ title }));
  const found = await page(`/needs/${id}?posted=true`);
  expect(found.status).toBe(200);
  expect(found.headers['x-robots-tag']).toBeUndefined();
  expect(found.canonical).toBe(`${ORIGIN}/needs/${id}`);
  expect(found.text.match(/<script\b(?![^>]*type="module")/g)).toHaveLength(1);
  expect(found.text).not.toContain('alert("1")');
  expect(found.text.match(/<title>/g)).toHaveLength(1);
  expect(found.text.match(/name="description"/g)).toHaveLength(1);
  expect(found.text).toContain(`<meta property="og:url" content="${ORIGIN}/needs/${id}">`);
  expect(found.text).toContain('<meta name="twitter:card" content="summary_large_image">');
  expect(found.data).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    name: title,
    author: { '@type': 'Organization', name: 'Commissioner Carys’s Council' },
    mainEntity: {
      '@type': 'Demand',
      areaServed: [{ '@type': 'AdministrativeArea', name: 'Powys', identifier: POWYS }],
    },
  });
  expect(found.headers['content-security-policy']).toContain("script-src 'self'");
  const [, picture] = /property="og:image" content="http:\/\/pushpull\.example(.*?)"/.exec(found.text) ?? [];
  expect((await visitor.agent.get(picture ?? '')).headers['content-type']).toBe('image/png');
});

test('a pseudonym stays one, a kind of person is no name, and an organisation that is not named stays so', async () => {
  const council = 'Commissioner Carys’s Council';
  const heron = await carys.posts(anIdea({ authorStyle: 'pseudonym', authorLabel: 'Heron' }));
  const kind = await nurse.posts(anIdea());
  const unnamed = await carys.posts(aNeed({ organisationNamed: false }));
  expect((await page(`/ideas/${heron}`)).data).toMatchObject({
    '@type': 'CreativeWork',
    author: { '@type': 'Person', name: 'Heron' },
  });
  const credited = (await page(`/ideas/${kind}`)).data;
  expect(credited.creditText).toBe('A community nurse in Wales');
  expect(credited.author).toBeUndefined();
  for (const path of [`/ideas/${heron}`, `/needs/${unnamed}`]) {
    const { text } = await page(path);
    expect(text).not.toContain(council);
    expect(text).not.toContain(carys.organisationId);
    expect(text).not.toContain(carys.name);
  }
});

test('drafts, what is paused, hidden, closed or unknown: gone or not there, and never kept', async () => {
  const title = 'Told to nobody yet';
  const draft = await nurse.posts(anIdea({ title }), { publish: false });
  const paused = await nurse.posts(anIdea({ title }));
  await nurse.does(pauseIdea, { params: { id: paused } });
  const closed = await nurse.posts(anIdea({ title }));
  await nurse.does(closeIdea, { params: { id: closed } });
  const hidden = await nurse.posts(anIdea({ title }));
  const ruth = await world.administrator();
  await ruth.does(hiding.idea.hide, {
    params: { id: hidden },
    body: { reason: 'It names a patient of ours.' },
  });
  const expected = [
    [`/ideas/${draft}`, 404],
    [`/ideas/${paused}`, 404],
    [`/ideas/${hidden}`, 404],
    [`/ideas/${closed}`, 410],
    ['/ideas/01890000-0000-7000-8000-000000000000', 404],
    ['/ideas/nonsense', 404],
    ['/organisations/01890000-0000-7000-8000-000000000000', 404],
    ['/places/X99999999', 404],
    ['/me', 200],
  ] as const;
  for (const [path, status] of expected) {
    const found = await page(path);
    expect([path, found.status]).toEqual([path, status]);
    expect(found.headers['x-robots-tag']).toBe('noindex');
    expect(found.text).toContain('<meta name="robots" content="noindex">');
    expect(found.text).not.toContain(title);
    expect(found.data).toBeUndefined();
    expect(found.canonical).toBeUndefined();
  }
});

test('organisations and places are described, an abolished place by its successor', async () => {
  const council = await page(`/organisations/${carys.organisationId}`);
  expect(council.data).toMatchObject({
    '@type': 'GovernmentOrganization',
    name: 'Commissioner Carys’s Council',
  });
  const powys = await page(`/places/${POWYS}`);
  expect(powys.title).toBe('Powys · Pushpull');
  expect(powys.data).toMatchObject({
    '@type': 'AdministrativeArea',
    identifier: POWYS,
    containedInPlace: { name: 'Wales' },
  });
  expect(powys.text).toContain(`href="${ORIGIN}/feeds/needs.xml?region=${POWYS}"`);
  const { regions } = await world.services.regions.hierarchy();
  const old = regions.find(({ replacedBy }) => replacedBy !== null);
  const moved = await page(`/places/${old?.code}`);
  expect([moved.status, moved.headers.location]).toEqual([301, `/places/${old?.replacedBy}`]);
});

test('the sitemap names all that is public and nothing else; robots are told where it is', async () => {
  const open = await nurse.posts(anIdea());
  const draft = await nurse.posts(anIdea(), { publish: false });
  expect((await visitor.agent.get('/robots.txt')).text).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`);
  const index = await visitor.agent.get('/sitemap.xml');
  const parts = [...index.text.matchAll(/<loc>http:\/\/pushpull\.example(.*?)<\/loc>/g)].map(
    ([, at]) => at ?? '',
  );
  expect(parts).toContain('/sitemaps/ideas-1.xml');
  const texts = await Promise.all(parts.map(async (at) => (await visitor.agent.get(at).buffer()).text));
  const all = texts.join('\n');
  expect(all).toMatch(new RegExp(`<loc>${ORIGIN}/ideas/${open}</loc><lastmod>\\d{4}-`));
  expect(all).toContain(`<loc>${ORIGIN}/organisations/${carys.organisationId}</loc>`);
  expect(all).toContain(`<loc>${ORIGIN}/places/${POWYS}</loc>`);
  expect(all).not.toContain(draft);
  expect(all.match(/<urlset/g)).toHaveLength(parts.length);
  expect((await visitor.agent.get('/sitemaps/ideas-2.xml')).text).not.toContain('<loc>');
  expect((await visitor.agent.get('/sitemaps/secrets.xml')).body.code).toBe('not_found');
});

test('a list is a feed by the same filters, and a reader who has it is told that nothing is new', async () => {
  const title = 'Herons & <owls> ]]> \u{1F989}';
  const id = await nurse.posts(
    anIdea({ title, regionCodes: [POWYS], authorStyle: 'pseudonym', authorLabel: 'Owl' }),
  );
  await nurse.posts(anIdea({ title: 'A draft', regionCodes: [POWYS] }), { publish: false });
  const path = `/feeds/ideas.json?region=${POWYS}&q=herons`;
  const read = await visitor.agent.get(path);
  expect(read.headers['content-type']).toContain('application/feed+json');
  const feed = JSON.parse(read.text);
  expect(feed).toMatchObject({
    title: 'Ideas in Powys · “herons” · Pushpull',
    home_page_url: `${ORIGIN}/ideas?region=${POWYS}&q=herons`,
    feed_url: `${ORIGIN}${path}`,
  });
  expect(feed.items).toHaveLength(1);
  expect(feed.items[0]).toMatchObject({ title, url: `${ORIGIN}/ideas/${id}`, authors: [{ name: 'Owl' }] });
  const again = await visitor.agent.get(path).set('If-None-Match', read.headers.etag ?? '');
  expect([again.status, again.text]).toEqual([304, '']);
  await nurse.does(pauseIdea, { params: { id } });
  const after = await visitor.agent.get(path).set('If-None-Match', read.headers.etag ?? '');
  expect([after.status, JSON.parse(after.text).items]).toEqual([200, []]);

  const rss = await visitor.agent.get(`/feeds/needs.xml?region=${POWYS}`).buffer();
  expect(rss.headers['content-type']).toContain('application/rss+xml');
  expect(rss.text).toMatch(/<channel>[\s\S]*<item><title>Falls/);
  const tag = (await world.services.tags.list({})).items[0]?.id ?? '';
  const asPage = await visitor.agent
    .get('/feeds/needs.xml')
    .query({ tag: JSON.stringify([tag]) })
    .buffer();
  expect(asPage.status).toBe(200);
  for (const [query, status, why] of [
    ['colour=red', 400, 'The feed of needs has no filter “colour”. It has: q, region, status, claimed, tag'],
    ['mine=true', 400, 'The feed of needs has no filter “mine”.'],
    [
      'status=secret',
      400,
      'The feed of needs does not understand this “status”: Choose published, closed or expired',
    ],
    ['status=draft', 400, 'The feed of needs does not understand this “status”'],
    ['tag=nonsense', 400, 'The feed of needs does not understand this “tag”'],
    [`tag=${id}`, 422, `There is no tag ${id}`],
    ['region=X99999999', 422, 'There is no place with the code X99999999'],
  ] as const) {
    const refused = await visitor.agent.get(`/feeds/needs.xml?${query}`);
    expect([query, refused.status, refused.headers['content-type']]).toEqual([
      query,
      status,
      expect.stringContaining('application/problem+json'),
    ]);
    expect(refused.body.issues[0].message).toContain(why);
  }
  for (const path of ['/feeds/places.xml', '/feeds/constructor.xml', '/feeds/needs.rss', '/feeds/'])
    expect((await visitor.agent.get(path)).body.code).toBe('not_found');
  expect((await page(`/needs?region=${POWYS}`)).text).toContain(
    `href="${ORIGIN}/feeds/needs.json?region=${POWYS}"`,
  );
});

test('organisations are a feed too, the last verified first and nobody before that', async () => {
  const clinic = await world.commissioner('Dr Dyer');
  const heron = await world.commissioner('Heron <&> Sons');
  await nurse.does(createOrganisation, { body: { name: 'Heron and nobody knows', kind: 'charity' } });
  const all = JSON.parse((await visitor.agent.get('/feeds/organisations.json')).text);
  expect(all.items.slice(0, 2).map(({ url }: { url: string }) => url)).toEqual([
    `${ORIGIN}/organisations/${heron.organisationId}`,
    `${ORIGIN}/organisations/${clinic.organisationId}`,
  ]);
  const herons = await visitor.agent.get('/feeds/organisations.xml?q=heron').buffer();
  expect(herons.text).toContain('<title>Organisations · “heron” · Pushpull</title>');
  expect(herons.text.match(/<item><title>.*?<\/title>/g)).toEqual([
    '<item><title>Heron &#60;&#38;&#62; Sons’s Council</title>',
  ]);
  const refused = await visitor.agent.get('/feeds/organisations.json?unverified=true');
  expect([refused.status, refused.body.issues[0].message]).toEqual([
    400,
    'The feed of organisations has no filter “unverified”. It has: q',
  ]);
  expect((await page('/organisations?q=heron&utm_source=letter')).text).toContain(
    `href="${ORIGIN}/feeds/organisations.xml?q=heron"`,
  );
});

test('a search is a feed: the newest of whatever is found, and nothing that a visitor would not find', async () => {
  const title = 'Kingfishers counted';
  const need = await carys.posts(aNeed({ title, regionCodes: [POWYS] }));
  const idea = await nurse.posts(anIdea({ title, regionCodes: [POWYS] }));
  await nurse.posts(anIdea({ title: `${title} in a draft` }), { publish: false });
  const council = await world.commissioner('Kingfishers');
  const found = async (query: string): Promise<string[]> =>
    JSON.parse((await visitor.agent.get(`/feeds/search.json?${query}`)).text).items.map(
      ({ url }: { url: string }) => url.replace(ORIGIN, ''),
    );
  const organisation = `/organisations/${council.organisationId}`;
  expect(await found('q=kingfishers')).toEqual([organisation, `/ideas/${idea}`, `/needs/${need}`]);
  expect(await found(`q=kingfishers&region=["${POWYS}"]`)).toEqual([`/ideas/${idea}`, `/needs/${need}`]);
  expect(await found(`q=kingfishers&region=${POWYS}&kind=need`)).toEqual([`/needs/${need}`]);
  expect(await found('q=nobody-said-this')).toEqual([]);
  const rss = await visitor.agent.get(`/feeds/search.xml?q=kingfishers&region=${POWYS}`).buffer();
  expect(rss.text).toContain('<title>Search in Powys · “kingfishers” · Pushpull</title>');
  for (const [query, status, why] of [
    ['', 400, 'The feed of a search needs a word to search for in “q”, or a filter: region, tag, claimed'],
    ['q=the', 400, 'The feed of a search needs a word'],
    ['q=owl&kind=place', 400, 'The feed of search does not understand this “kind”'],
    [
      'q=owl&order=newest',
      400,
      'The feed of search has no filter “order”. It has: q, kind, region, tag, claimed',
    ],
    [`tag=${idea}`, 422, `There is no tag ${idea}`],
    ['region=X99999999', 422, 'There is no place with the code X99999999'],
  ] as const) {
    const refused = await visitor.agent.get(`/feeds/search.json?${query}`);
    expect([query, refused.status]).toEqual([query, status]);
    expect(refused.body.issues[0].message).toContain(why);
  }
  const shown = await page(`/search?q=%222024%22&order=newest&region=%5B%22${POWYS}%22%5D&exact=true`);
  expect(shown.text).toContain(`href="${ORIGIN}/feeds/search.xml?q=2024&#38;region=${POWYS}"`);
  for (const path of ['/search', '/search?q=owl&kind=place'])
    expect((await page(path)).text).not.toContain('/feeds/');
});

test('a place says what it lies in and beside, its parts, and how much is open there', async () => {
  const wales = await visitor.does(getPlace, { params: { code: WALES } });
  expect(wales.around.map(({ name }) => name)).toEqual(['United Kingdom']);
  expect(wales.needs).toBeGreaterThan(0);
  expect(wales.parts.find(({ code }) => code === POWYS)?.needs).toBe(wales.needs);
  const powys = await visitor.does(getPlace, { params: { code: POWYS } });
  expect(powys.beside.map(({ name }) => name)).toContain('Ceredigion');
  expect(await visitor.isRefused(getPlace, { params: { code: 'X99999999' } })).toBe('not_found');
});
