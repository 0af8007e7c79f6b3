// Runs outside jest's transform, on the runtime's own type stripping.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildClient } from '../../server/http/client-build.ts';
import { startDatabase } from './database-server.ts';

export default async function globalSetup() {
  // Pages for the tests that start the product or look at it in a browser.
  await buildClient();
  const folder = await mkdtemp(join(tmpdir(), 'pushpull-test-'));
  const server = await startDatabase(folder);
  globalThis.pushpullTestServer = server;
  process.env.PUSHPULL_TEST_DATABASE = server.url;
}
