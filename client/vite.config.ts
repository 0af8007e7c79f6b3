import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const everyPage =
  /client\/src\/(api|app|ui|words|items|regions|tags)\/|server\/(http|needs|ideas|accounts|tags|regions)\//;
const here = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root: here,
  plugins: [react()],
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
