// The table of allowed imports, which `layers.ts` checks.

/**
 * Imports allowed to a room besides itself: other rooms (`core` includes all of core), npm
 * packages, and `node:` modules. A scope (`@fastify`) includes all its packages. A room without
 * `node` also runs in a browser.
 */
export type Rule = {
  readonly may: readonly string[];
  readonly npm?: readonly string[];
  readonly node?: true;
  /** May load a module by a computed name, as workers do with the given runtime. */
  readonly computed?: true;
  /** Rooms that only the tests of this package may import as well. */
  readonly tests?: readonly string[];
};

/** A room is a folder: `core/image` is packages/core/src/image. */
export const rooms: Readonly<Record<string, Rule>> = {
  'core/base': { may: [] },
  'core/json': { may: ['core/base'] },
  'core/random': { may: [] },
  'core/image': { may: ['core/base', 'core/random'] },
  'core/frames': { may: ['core/base', 'core/random', 'core/image'] },
  'core/segment': {
    may: ['core/base', 'core/random', 'core/image', 'core/frames'],
  },
  'core/model': { may: ['core/base', 'core/json', 'core/frames'] },
  'core/page': { may: ['core/base', 'core/image', 'core/frames', 'core/model'] },
  'core/decode': { may: ['core/base', 'core/model'] },
  'core/format': { may: ['core/base', 'core/json'] },
  'core/decide': { may: ['core/base', 'core/model'] },
  'core/reading': {
    may: [
      'core/base',
      'core/json',
      'core/image',
      'core/frames',
      'core/model',
      'core/decode',
      'core/decide',
      'core/format',
    ],
  },
  'core/explain': {
    may: ['core/base', 'core/image', 'core/model', 'core/decide', 'core/reading'],
  },
  'core/words': { may: ['core/base', 'core/explain'] },
  'core/recognise': {
    may: [
      'core/base',
      'core/random',
      'core/image',
      'core/frames',
      'core/segment',
      'core/model',
      'core/page',
      'core/decode',
      'core/decide',
      'core/reading',
    ],
  },
  // The public names of the npm package; those of other packages belong to their room.
  'core/index': { may: ['core/base', 'core/format', 'core/model', 'core/recognise'] },
  // Readings in the formats of other programs.
  'core/export': { may: ['core/base'] },

  // Our own inference runtime. Its tests compare it with ONNX Runtime on graphs of `training`.
  kernels: { may: ['core/base', 'core/model'], tests: ['core', 'training', 'node'] },
  'kernels/onnx': { may: ['core/base'] },
  'kernels/graph': { may: ['kernels/onnx'] },
  // Compiles the sources of the kernels; the files are committed.
  'kernels/build': { may: [], npm: ['assemblyscript'], node: true },
  'kernels/plan': { may: ['core/base', 'kernels/graph', 'kernels/kernels', 'kernels/memory'] },

  // The rooms of training that also run in browsers, where the lab uses them.
  'training/onnx': { may: [], npm: ['@bufbuild/protobuf', 'onnx-buf'] },
  'training/autodiff': { may: ['training/onnx'] },
  'training/nn': { may: ['core', 'training/onnx', 'training/autodiff'] },
  'training/statistics': { may: ['core/random', 'core/base'] },
  'training/tuning': {
    may: ['core/random', 'core/base', 'core/json', 'training/statistics'],
  },
  'training/plot': { may: ['core/base'] },
  'training/augment': { may: ['core'] },
  'training/dataset': { may: ['core'] },
  'training/synthetic': { may: ['core', 'training/dataset'] },
  'training/evaluation': { may: ['core', 'training/statistics', 'training/plot'] },
  'training/calibrate': { may: ['core', 'training/statistics', 'training/evaluation'] },
  'training/recipe': {
    may: ['core', 'training/nn', 'training/augment', 'training/dataset', 'training/synthetic'],
  },
  'training/learn': {
    may: [
      'core',
      'training/nn',
      'training/augment',
      'training/dataset',
      'training/calibrate',
      'training/recipe',
    ],
  },

  // Rooms that need Node. They may import the rooms above, never the reverse.
  'training/files': { may: [], node: true },
  'training/data': {
    may: ['core', 'training/dataset', 'training/files'],
    npm: ['csv-parse', 'fflate', 'hyparquet', 'hyparquet-writer'],
    node: true,
    tests: ['node/pictures'],
  },
  // Typefaces as outlines, from packages that only development installs.
  'training/data/faces': {
    may: ['training/dataset', 'training/synthetic'],
    npm: ['opentype.js'],
    node: true,
  },
  'training/workers': { may: ['core', 'training/nn'], node: true, computed: true },
  'training/bundle': {
    may: [
      'core',
      'training/statistics',
      'training/onnx',
      'training/nn',
      'training/dataset',
      'training/plot',
      'training/evaluation',
      'training/calibrate',
      'training/recipe',
      'training/learn',
      'training/files',
      'training/data',
    ],
    node: true,
  },
  'training/tasks': {
    may: [
      'core',
      'training/statistics',
      'training/onnx',
      'training/nn',
      'training/dataset',
      'training/synthetic',
      'training/evaluation',
      'training/calibrate',
      'training/recipe',
      'training/learn',
      'training/files',
      'training/data',
      'training/bundle',
      'training/workers',
    ],
    node: true,
  },
  'training/run': {
    may: [
      'core',
      'training/nn',
      'training/plot',
      'training/recipe',
      'training/learn',
      'training/files',
      'training/bundle',
      'training/tasks',
      'training/workers',
    ],
    node: true,
  },
  'training/evaluate': {
    may: [
      'core',
      'training/statistics',
      'training/augment',
      'training/dataset',
      'training/synthetic',
      'training/evaluation',
      'training/recipe',
      'training/learn',
      'training/data',
      'training/tasks',
    ],
    node: true,
  },
  'training/release': {
    may: [
      'core',
      'training/statistics',
      'training/onnx',
      'training/nn',
      'training/synthetic',
      'training/evaluation',
      'training/calibrate',
      'training/recipe',
      'training/learn',
      'training/data',
      'training/files',
      'training/bundle',
      'training/tasks',
      'training/run',
    ],
    node: true,
  },
  'training/index': { may: ['training'], node: true },
  // Measures what a model makes of writers and sites that it never saw: trains, releases, evaluates.
  'training/generalisation': {
    may: [
      'core',
      'training/statistics',
      'training/dataset',
      'training/synthetic',
      'training/evaluation',
      'training/evaluate',
      'training/recipe',
      'training/learn',
      'training/files',
      'training/data',
      'training/bundle',
      'training/tasks',
      'training/run',
      'training/release',
      'training/workers',
    ],
    node: true,
  },

  // Renders PDF; also runs in browsers.
  pdf: { may: ['core/base'], npm: ['@hyzyla/pdfium'] },
  // Opens PDF, TIFF and HEIC; also runs in browsers.
  documents: { may: ['core/base', 'pdf'], npm: ['utif2', 'libheif-js'], tests: ['node'] },
  // Reads the clone; the build replaces it.
  'documents/decoderFile': { may: ['documents/files'], node: true },

  // Forms. All rooms but `node` also run in browsers.
  'forms/template': { may: ['core/base', 'core/json', 'core/format'] },
  'forms/register': { may: ['core/base', 'core/image'], npm: ['@techstark/opencv-js'] },
  'forms/extract': { may: ['core/base', 'core/image', 'forms/register'] },
  'forms/read': { may: ['core', 'forms/template', 'forms/register', 'forms/extract', 'forms/code'] },
  // The codes on printed pages.
  'forms/code': { may: ['core/base', 'core/model'], npm: ['zxing-wasm'] },
  'forms/design': {
    may: ['core/base', 'core/json', 'core/format', 'pdf', 'forms/template', 'forms/code'],
    npm: ['@cantoo/pdf-lib'],
    tests: ['core', 'node', 'forms'],
  },
  'forms/node': { may: ['forms/register', 'forms/code', 'forms/design', 'node/pictures'], node: true },
  // Filled copies of a form with known truth.
  'forms/deck': {
    may: ['core', 'training/synthetic', 'forms/template'],
    tests: ['forms'],
  },

  node: { may: ['core', 'kernels', 'pdf'], npm: ['node-liblzma'], node: true },
  // The one way to load sharp, which is optional.
  'node/pictures/sharp': { may: ['core', 'node'], npm: ['sharp'], node: true },
  // All code, including tests, must load onnxruntime-node through this room, which turns the
  // telemetry off.
  'node/onnxruntime': { may: [], npm: ['onnxruntime-node'], node: true },
  client: { may: [], tests: ['server', 'node'] },

  // The server: `app`, `main`, `services` and `readers` may import features, and features may
  // import the platform. A feature may use the service, the contract and the schemas of another
  // feature, never the store or the routes.
  server: { may: ['core', 'training', 'node'], npm: ['fastify', '@fastify', 'leven'], node: true },
  'server/platform': {
    may: ['core', 'node', 'server/config'],
    npm: [
      'fastify',
      '@fastify',
      'negotiator',
      'fresh',
      'typebox',
      'prom-client',
      'kysely',
      'pg',
      'pg-boss',
      '@electric-sql/pglite',
    ],
    node: true,
  },
  'server/features/read': {
    may: ['core', 'node', 'server/platform'],
    npm: ['fastify', '@fastify/multipart', 'typebox'],
    node: true,
  },
  'server/features/explain': {
    may: [
      'core',
      'node',
      'server/platform',
      'server/features/read/contract',
      'server/features/read/explanationView',
      'server/features/read/received',
      'server/features/read/schemas',
      'server/features/read/service',
    ],
    npm: ['typebox'],
    node: true,
  },
  'server/features/models': {
    may: ['core', 'node', 'training/files', 'server/platform', 'server/features/read/contract'],
    npm: ['typebox'],
    node: true,
  },
  'server/features/nearest': {
    may: [
      'core',
      'node',
      'training/data',
      'server/platform',
      'server/features/models/service',
      'server/features/read/schemas',
    ],
    npm: ['typebox'],
    node: true,
  },
  'server/features/openInference': {
    may: ['core', 'server/platform', 'server/features/models/service', 'server/features/read/service'],
    npm: ['fastify', 'typebox'],
    node: true,
  },
  'server/features/jobs': {
    may: ['core', 'server/platform', 'server/features/read/contract', 'server/features/read/service'],
    npm: ['fastify', '@fastify/multipart', 'typebox', 'kysely', 'yauzl'],
    node: true,
  },
  'server/features/feedback': {
    may: ['core', 'node', 'training/data', 'server/platform', 'server/features/read/service'],
    npm: ['fastify', 'typebox', 'kysely', 'fflate'],
    node: true,
  },
  'server/features/datasets': {
    may: ['core', 'training/dataset', 'training/data', 'server/platform'],
    npm: ['typebox'],
    node: true,
  },
  'server/features/keys': { may: ['server/platform'], npm: ['typebox', 'kysely'], node: true },
  'server/features/health': { may: ['server/platform'], npm: ['typebox'], node: true },
  'server/features/docs': {
    may: ['server/platform'],
    npm: ['fastify', '@fastify/swagger', 'typebox'],
    node: true,
  },
  'server/features/page': {
    may: ['node/root', 'server/platform'],
    npm: ['fastify', '@fastify/static'],
    node: true,
  },

  // Strokes of a pen: pure geometry, without canvas or DOM, and what they tell about a reading.
  ink: { may: ['core/base'], npm: ['perfect-freehand'] },
  'ink/reading': { may: ['core/base', 'core/model', 'ink'], tests: ['web/examples'] },

  // The page. All its rooms may use `platform`; `app` assembles the rooms.
  'web/platform': { may: [], npm: ['preact', '@preact/signals'] },
  'web/capture': { may: ['core', 'web/platform'] },
  'web/words': { may: ['core', 'web/platform'], npm: ['@preact/signals'] },
  'web/voice': { may: ['web/words'] },
  'web/inference': {
    may: ['core', 'kernels', 'client', 'training/evaluation', 'web/platform'],
    npm: ['@preact/signals'],
  },
  // Turns documents into pictures, in workers that are fetched when the first one is opened.
  'web/documents': {
    may: ['core/base', 'pdf', 'documents', 'web/platform', 'web/capture', 'web/inference'],
    npm: ['@hyzyla/pdfium', 'libheif-js'],
  },
  'web/session': {
    may: [
      'core',
      'documents/documentKind',
      'web/platform',
      'ink',
      'web/capture',
      'web/words',
      'web/inference',
      'web/documents',
    ],
    npm: ['@preact/signals'],
  },
  'web/examples': { may: ['core', 'ink', 'web/session'], npm: ['preact'] },
  'web/components': {
    may: [
      'core',
      'web/platform',
      'ink',
      'web/capture',
      'web/words',
      'web/voice',
      'web/inference',
      'web/session',
      'web/examples',
    ],
    npm: ['preact', '@preact/signals'],
  },
  'web/lab': {
    may: [
      'core',
      'training/nn',
      'training/augment',
      'training/dataset',
      'training/synthetic',
      'training/calibrate',
      'training/recipe',
      'training/learn',
      'training/recipes',
      'web/platform',
      'ink',
      'web/capture',
      'web/words',
      'web/inference',
      'web/session',
      'web/components',
    ],
    npm: ['preact', '@preact/signals', 'onnxruntime-web'],
    tests: ['training/statistics'],
  },
  'web/views': {
    may: [
      'core',
      'client',
      'training/plot',
      'training/evaluation',
      'web/platform',
      'ink',
      'web/capture',
      'web/words',
      'web/voice',
      'web/inference',
      'web/session',
      'web/examples',
      'web/components',
    ],
    npm: ['preact', '@preact/signals'],
  },
  'web/offline': { may: [] },
  'web/style': { may: [] },
  'web/app': { may: ['web'], npm: ['preact', '@preact/signals'] },

  'cli/platform': { may: ['core/base', 'node', 'server'], npm: ['commander'], node: true },
  'cli/output': { may: ['training/data'], node: true },
  'cli/data': { may: ['training/data', 'cli/platform', 'cli/output'], node: true },
  'cli/models': { may: ['core', 'node', 'cli/platform', 'cli/output'], node: true },
  'cli/reading': {
    may: ['core', 'node', 'cli/platform', 'cli/output', 'cli/models'],
    npm: ['commander'],
    node: true,
  },
  'cli/documents': {
    may: ['core', 'training/files', 'cli/platform', 'cli/reading'],
    node: true,
  },
  'cli/importing': {
    may: ['core', 'node', 'training/data', 'cli/platform', 'cli/output'],
    node: true,
  },
  'cli/batch': {
    may: ['core', 'node', 'training/files', 'cli/platform', 'cli/output', 'cli/reading'],
    node: true,
  },
  'cli/calibrating': {
    may: ['core', 'training', 'cli/platform', 'cli/output', 'cli/reading'],
    node: true,
  },
  'cli/explaining': {
    may: [
      'core',
      'node',
      'training/data',
      'cli/platform',
      'cli/output',
      'cli/data',
      'cli/models',
      'cli/reading',
    ],
    node: true,
  },
  'cli/forms': {
    may: ['core', 'node', 'forms', 'cli/platform', 'cli/output', 'cli/reading'],
    node: true,
  },
  'cli/mcp': {
    may: ['core', 'node', 'cli/platform', 'cli/reading', 'cli/explaining'],
    npm: ['@modelcontextprotocol/server', 'zod'],
    node: true,
  },
  'cli/training': {
    may: ['core', 'node', 'training', 'cli/platform', 'cli/output', 'cli/data', 'cli/models', 'cli/reading'],
    node: true,
  },
  'cli/releasing': {
    may: [
      'core',
      'node',
      'training/evaluate',
      'training/evaluation',
      'training/release',
      'cli/platform',
      'cli/data',
      'cli/training',
    ],
    node: true,
  },
  'cli/evaluation': {
    may: ['node', 'training', 'cli/platform', 'cli/output', 'cli/data', 'cli/models', 'cli/training'],
    node: true,
  },
  'cli/tuning': {
    may: ['core', 'node', 'training', 'cli/platform', 'cli/output', 'cli/data', 'cli/training'],
    node: true,
  },
  'cli/keys': { may: ['client', 'server', 'cli/platform'], node: true },
  'cli/worker': { may: ['node', 'server', 'cli/platform'], node: true },
  // The commands and the program, which load everything else on demand.
  cli: {
    may: ['core', 'training', 'node', 'client', 'server'],
    npm: ['commander'],
    node: true,
    tests: ['forms'],
  },

  // The npm package: a reader with its models inside, for Node and for browsers.
  cifra: {
    may: ['core', 'ink', 'kernels', 'node/pictures/inFilePixels', 'node/pictures/limits'],
    // Only the build's tests use tools.
    tests: ['node', 'cli', 'publishing'],
  },
  // These read the clone; the build replaces them.
  'cifra/readerFile': { may: ['cifra/files'], node: true },
  'cifra/decoderFile': { may: ['cifra/files'], node: true },
  'cifra/platform/node': {
    may: ['core', 'node', 'cifra/abort', 'cifra/decoded', 'cifra/rawPicture', 'cifra/source'],
    node: true,
  },
  // Modules that replace those of the clone in the package.
  'cifra/standalone': {
    may: ['core', 'node', 'cli', 'cifra/decoderFile', 'cifra/models'],
    node: true,
  },
  'cifra/bin': { may: ['cli'], node: true },

  // Builds the npm packages, and proves them.
  publishing: {
    may: ['documents/files', 'publishing/bom'],
    npm: ['cifra', 'rolldown'],
    node: true,
    tests: ['node'],
  },
  'publishing/bom': {
    may: ['training/data'],
    npm: ['@cyclonedx/cyclonedx-library', 'spdx-expression-parse'],
    node: true,
  },
  // Versions, the changelog, and publishing.
  'publishing/release': { may: ['publishing'], npm: ['@changesets/get-release-plan'], node: true },

  bench: {
    // Of the page, only what it reads drawings with.
    may: [
      'core',
      'kernels',
      'training',
      'node',
      'cli',
      'server',
      'client',
      'ink',
      'web/session',
      'web/examples',
      'forms',
    ],
    npm: [
      'onnxruntime-web',
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-backend-wasm',
      'kysely',
      'autocannon',
      'fflate',
      'opentype.js',
      'playwright-core',
      'sharp',
    ],
    node: true,
  },
  examples: {
    may: ['core', 'training', 'node', 'client'],
    npm: ['sharp'],
    node: true,
    tests: ['server', 'ink', 'publishing', 'web/e2e'],
  },
  // Programs of users: each has the packages of its framework, and of Cifra only what is published.
  'examples/element': { may: [], npm: ['*'] },
  foreignClients: {
    may: ['server'],
    npm: ['@hey-api/openapi-ts', 'openapi-typescript', 'openapi-fetch', 'orval'],
    node: true,
  },
  // The documentation site.
  site: { may: [], npm: ['astro', '@astrojs/starlight'], node: true },
  'site/client': { may: [] },
  'site/repository': { may: [], node: true },
  'site/figures': { may: ['site/repository'] },
  'site/livePage': { may: ['site/repository'], npm: ['astro'], node: true },
  'site/links': { may: ['site/livePage'], npm: ['astro'], node: true },
  'site/offline': { may: ['site/livePage'], npm: ['astro'], node: true },
  'site/reference': { may: ['site/repository'], npm: ['github-slugger', 'typedoc'], node: true },
  'site/documents': {
    may: ['site/repository', 'site/figures', 'site/livePage', 'site/reference'],
    npm: ['astro'],
    node: true,
  },
  scripts: {
    may: ['core', 'training', 'node', 'server', 'client', 'cli'],
    npm: ['rolldown', 'vitest', 'sharp'],
    node: true,
  },
};
