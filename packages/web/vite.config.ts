import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { models } from './build/models.ts';
import { precache } from './build/precache.ts';
import { readerBytes } from './build/readerBytes.ts';

/** Plugin timings mean nothing to a user who starts the server for the first time. */
const checks = { bundlerTimings: false };

export default defineConfig({
  // Relative: the page works in any folder of any host.
  base: './',
  define: { __READER_BYTES__: readerBytes() },
  plugins: [preact(), models(), precache()],
  worker: { format: 'es', rolldownOptions: { checks } },
  build: {
    target: 'es2022',
    // Source maps make stack traces readable; the sources are public anyway.
    sourcemap: true,
    rolldownOptions: {
      checks,
      input: { page: 'index.html', examples: 'examples.html', sw: 'src/offline/service.worker.ts' },
      output: {
        // A service worker controls its own folder and is identified by its name, so it has no
        // hash.
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
