import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.ts';
import { models } from './build/models.ts';
import { precache } from './build/precache.ts';
import { preload } from './build/preload.ts';
import { readerFiles } from './build/readerFiles.ts';
import { sharedScript } from './build/sharedScript.ts';
import { thirdParty } from './build/thirdParty.ts';
import { withoutNode } from './build/withoutNode.ts';

/** Plugin timings mean nothing to a user who starts the server for the first time. */
const checks = { bundlerTimings: false };

export default defineConfig({
  // Relative: the page works in any folder of any host.
  base: './',
  define: { __READER_FILES__: readerFiles() },
  plugins: [preact(), models(), thirdParty(), preload(), precache(), compressed()],
  worker: { format: 'es', plugins: () => [withoutNode()], rolldownOptions: { checks } },
  build: {
    target: 'es2022',
    // Source maps make stack traces readable; the sources are public anyway.
    sourcemap: true,
    // Browsers without `modulepreload` load the same files a little later.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks,
      input: { page: 'index.html', examples: 'examples.html', sw: 'src/offline/service.worker.ts' },
      output: {
        // A service worker controls its own folder and is identified by its name, so it has no
        // hash.
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        codeSplitting: { groups: [{ name: sharedScript, minShareCount: 2 }] },
      },
    },
  },
});
