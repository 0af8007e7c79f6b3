export default async function globalTeardown() {
  await globalThis.pushpullTestServer?.stop();
}
