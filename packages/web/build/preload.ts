import type { HtmlTagDescriptor, Plugin } from 'vite';
import { readerFiles } from './readerFiles.ts';

/** The kernels with relaxed SIMD, for most browsers; the others fetch 16 kB in vain. */
const KERNELS = /^assets\/relaxed-.*\.wasm$/;

/**
 * Lets the browser fetch the reader's kernels and models as soon as it sees the page, while the
 * scripts that ask for them still load. Their priority is low: scripts and styles go first on a slow
 * line.
 */
export function preload(): Plugin {
  return {
    name: 'cifra:preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { filename, bundle = {} }) {
        if (!filename.endsWith('index.html')) return [];
        const kernels = Object.keys(bundle).filter((name) => KERNELS.test(name));
        return [...kernels, ...Object.keys(readerFiles())].map(tag);
      },
    },
  };
}

/** `crossorigin`: `fetch` asks with CORS, and would not receive what was preloaded without. */
function tag(file: string): HtmlTagDescriptor {
  const attrs = { rel: 'preload', as: 'fetch', crossorigin: true, fetchpriority: 'low', href: `./${file}` };
  return { tag: 'link', attrs, injectTo: 'head' };
}
