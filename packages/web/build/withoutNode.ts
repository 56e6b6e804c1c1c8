import type { Plugin } from 'vite';

const NODE_MODULES = /^(fs|path|crypto)$/;
const NOTHING = '\0cifra:nothing';

/** Leaves out what libheif loads only in Node; Vite would warn of each module. */
export function withoutNode(): Plugin {
  return {
    name: 'cifra:without-node',
    enforce: 'pre',
    resolveId: (id, importer) =>
      NODE_MODULES.test(id) && importer?.includes('/libheif-js/') ? NOTHING : null,
    load: (id) => (id === NOTHING ? 'export {};' : null),
  };
}
