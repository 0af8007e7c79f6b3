import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { feature } from 'topojson-client';
import { defineConfig, type Plugin } from 'vite';

const everyPage =
  /client\/src\/(api|app|ui|words|items|regions|tags)\/|server\/(http|needs|ideas|accounts|tags|regions)\//;
const here = fileURLToPath(new URL('.', import.meta.url));

/** Of the whole world's outlines a map of these islands takes three; a hundred metres are enough. */
const outlines = (): Plugin => {
  const source = 'world-atlas/countries-10m.json';
  const reduced = '\0outlines';
  const shown = ['826', '372', '833'];
  const round = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(round) : typeof value === 'number' ? Number(value.toFixed(3)) : value;
  return {
    name: 'outlines',
    // Before it is found in its package and read whole.
    enforce: 'pre',
    resolveId: (id) => (id === source ? reduced : undefined),
    load: (id) => {
      if (id !== reduced) return undefined;
      const path = createRequire(import.meta.url).resolve(source);
      const world = JSON.parse(readFileSync(path, 'utf8')) as Parameters<typeof feature>[0];
      const { countries } = world.objects;
      const found = countries && feature(world, countries);
      const features = found && 'features' in found ? found.features : [];
      if (features.length === 0) throw new Error('The outlines of the world are not where they were');
      const kept = features
        .filter((one) => shown.includes(String(one.id)))
        .map((one) => ({
          type: 'Feature',
          id: String(one.id),
          properties: {},
          geometry:
            'coordinates' in one.geometry
              ? { ...one.geometry, coordinates: round(one.geometry.coordinates) }
              : one.geometry,
        }));
      return `export const outlines = JSON.parse(${JSON.stringify(JSON.stringify(kept))});`;
    },
  };
};

/** Every schema can describe itself to the API's documentation, which the server writes: five kilobytes no page needs. */
const undescribed = (): Plugin => ({
  name: 'undescribed',
  enforce: 'pre',
  apply: 'build',
  load: (id) => {
    if (!/zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/.test(id)) return undefined;
    const names = [...readFileSync(id, 'utf8').matchAll(/^export (?:const|function) (\w+)/gm)].map(
      ([, name]) => name,
    );
    const refuse = `() => { throw new Error('Schemas are described by the server'); }`;
    const others = names.includes('processSchema') ? 'export { processSchema as process };' : '';
    return names.map((name) => `export const ${name} = () => ${refuse};\n`).join('') + others;
  },
});

export default defineConfig({
  root: here,
  plugins: [react(), outlines(), undescribed()],
  build: {
    outDir: `${here}dist`,
    emptyOutDir: true,
    // The page is served under a strict policy: nothing may be inlined into the document.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    rolldownOptions: {
      output: {
        advancedChunks: {
          // Dozens of tiny files compress badly and are fetched one by one: what every page needs is one file.
          groups: [
            { name: 'ground', test: /node_modules/, priority: 2, minShareCount: 6 },
            { name: 'shared', test: everyPage, priority: 1, minShareCount: 3 },
          ],
        },
      },
    },
  },
});
