import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { checkLayers, checkTable } from './layers.ts';
import { rooms } from './rooms.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Writes these sources into a temporary tree; returns its root. */
function treeOf(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'cifra-layers-'));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** Returns the faults of a tree of these sources. */
function faultsOf(files: Record<string, string>): string[] {
  return checkLayers(treeOf(files));
}

test('this repository follows the rule', () => {
  const root = join(import.meta.dirname, '..');
  expect([...checkTable(root), ...checkLayers(root)]).toEqual([]);
});

test('a name in the table without a file or folder is a fault', () => {
  const root = treeOf({
    'packages/core/src/types.ts': '',
    'packages/core/src/image/warp.ts': '',
    'packages/core/recipes/a.json': '',
    'bench/run.ts': '',
  });
  const table = {
    core: { may: ['core/types', 'core/image', 'core/recipes', 'core/gone'] },
    'core/form': { may: [] },
    bench: { may: ['core'], tests: ['cli'] },
  };
  expect(checkTable(root, table)).toEqual([
    'scripts/rooms.ts:1: there is no room core/gone',
    'scripts/rooms.ts:1: there is no room core/form',
    'scripts/rooms.ts:1: there is no room cli',
  ]);
});

describe('an import cycle is a fault', () => {
  test.each([
    ['of two files', { a: "import './b.ts';", b: "import './a.ts';" }, 'a → b → a'],
    [
      'of three files',
      { a: "import './b.ts';", b: "import './c.ts';", c: "import '@cifra/core/image/a.ts';" },
      'a → b → c → a',
    ],
    [
      'of types',
      { a: "import type { B } from './b.ts';", b: "import type { A } from './a.ts';" },
      'a → b → a',
    ],
    [
      'through an import on demand',
      { a: "export * from './b.ts';", b: "await import('./a.ts');" },
      'a → b → a',
    ],
    [
      'the shortest of several',
      { a: "import './b.ts';", b: "import './c.ts';", c: "import './a.ts'; import './b.ts';" },
      'b → c → b',
    ],
  ])('%s', (_, files, cycle) => {
    const inImage = (name: string) => `packages/core/src/image/${name}.ts`;
    const tree = Object.fromEntries(Object.entries(files).map(([name, text]) => [inImage(name), text]));
    const path = cycle.split(' → ').map(inImage);
    expect(faultsOf(tree)).toEqual([`${path[0]}:1: import cycle: ${path.join(' → ')}`]);
  });

  test('two ways to one file are not a cycle', () => {
    const files = {
      'packages/core/src/image/a.ts': "import './b.ts'; import './c.ts';",
      'packages/core/src/image/b.ts': "import './c.ts';",
      'packages/core/src/image/c.ts': '',
    };
    expect(faultsOf(files)).toEqual([]);
  });
});

test('the table has no cycles', () => {
  const inner = (name: string) =>
    Object.keys(rooms).filter((room) => room === name || room.startsWith(`${name}/`));
  const done = new Set<string>();
  const visit = (room: string, path: readonly string[]) => {
    expect(path, `${[...path, room].join(' → ')}`).not.toContain(room);
    if (done.has(room)) return;
    for (const next of rooms[room].may.flatMap(inner)) if (next !== room) visit(next, [...path, room]);
    done.add(room);
  };
  for (const room of Object.keys(rooms)) visit(room, []);
});

describe('a violation is reported with its file, line and arrow', () => {
  test.each([
    [
      'upwards inside core',
      'core/src/image/raster.ts',
      "\nimport '../recognise/recognise.ts';",
      '2: core/image → core/recognise',
    ],
    [
      'upwards between packages',
      'core/src/base/types.ts',
      "import '@cifra/training/nn/step.ts';",
      '1: core/base → training/nn/step',
    ],
    [
      'only a type',
      'core/src/base/types.ts',
      "import type { A } from '@cifra/cli/main.ts';",
      '1: core/base → cli/main',
    ],
    [
      'a type in passing',
      'core/src/random/random.ts',
      "let a: import('../recognise.ts').A;",
      '1: core/random → core/recognise',
    ],
    [
      'a re-export',
      'core/src/random/random.ts',
      "export * from '../normalise.ts';",
      '1: core/random → core/normalise',
    ],
    [
      'when needed',
      'core/src/random/random.ts',
      "await import('../normalise.ts');",
      '1: core/random → core/normalise',
    ],
    [
      'a computed name',
      'core/src/random/random.ts',
      'await import(name);',
      '1: core/random → a computed name',
    ],
    ['a package from npm', 'core/src/model/x.ts', "import 'sharp';", '1: core/model → sharp'],
    [
      'a package with a scope',
      'core/src/model/x.ts',
      "import '@bufbuild/protobuf/wire';",
      '1: core/model → @bufbuild/protobuf',
    ],
    ['Node where there is none', 'training/src/nn/x.ts', "import 'node:fs';", '1: training/nn → node:fs'],
    ['Node by its old name', 'training/src/evaluation/x.ts', "import 'fs';", '1: training/evaluation → fs'],
    [
      'backwards in training',
      'training/src/onnx/ops.ts',
      "import '../nn/x.ts';",
      '1: training/onnx → training/nn/x',
    ],
    [
      'into another package by path',
      'cli/src/x.ts',
      "import '../../core/src/types.ts';",
      '1: cli → core/types by a relative path',
    ],
    ['a test', 'cli/src/x.ts', "import './x.test.ts';", '1: cli → cli/x.test (only tests'],
    [
      'a test that looks upwards',
      'core/src/x.test.ts',
      "import '@cifra/training/nn/x.ts';",
      '1: core → training/nn/x',
    ],
    [
      'ONNX Runtime with its telemetry on',
      'node/src/x.ts',
      "import 'onnxruntime-node';",
      '1: node → onnxruntime-node (import @cifra/node/onnxruntime/onnxruntime.ts',
    ],
    [
      'ONNX Runtime with its telemetry on, in a test',
      'core/src/x.test.ts',
      "await import('onnxruntime-node');",
      '1: core → onnxruntime-node (import @cifra/node/onnxruntime/onnxruntime.ts',
    ],
  ])('%s', (_, file, text, expected) => {
    const faults = faultsOf({ [`packages/${file}`]: text });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(`packages/${file}:${expected}`);
  });

  test.each([
    ["another feature's store", 'jobs', '../feedback/store.ts', 'feedback/store'],
    ["another feature's routes", 'explain', '../read/routes.ts', 'read/routes'],
    ['a feature that is not named in the row', 'keys', '../jobs/service.ts', 'jobs/service'],
  ])('a feature of the server imports %s', (_, feature, specifier, target) => {
    const file = `packages/server/src/features/${feature}/x.ts`;
    expect(faultsOf({ [file]: `import '${specifier}';` })[0]).toContain(
      `${file}:1: server/features/${feature} → server/features/${target} (may import`,
    );
  });

  test('the platform of the server imports a feature', () => {
    const file = 'packages/server/src/platform/x.ts';
    expect(faultsOf({ [file]: "import type { A } from '../features/read/contract.ts';" })[0]).toContain(
      `${file}:1: server/platform → server/features/read/contract`,
    );
  });

  test('a file that belongs to no room', () => {
    expect(faultsOf({ 'packages/core/src/utils.ts': '' })).toEqual([
      'packages/core/src/utils.ts:1: core/utils belongs to no room; give it one in scripts/rooms.ts',
    ]);
  });
});

test('allowed imports pass', () => {
  const files = {
    'packages/core/src/frames/normalise.ts':
      "import '../image/warp.ts'; import type { Box } from '../base/types.ts';",
    'packages/core/src/image/warp.test.ts':
      "import 'vitest'; import 'node:fs'; import '../recognise/recognise.ts';",
    'packages/training/src/run/run.ts':
      "import 'node:fs'; import '../nn/step.ts'; import '@cifra/core/base/types.ts';",
    'packages/training/src/nn/step.test.ts': "import './testing/peer.ts'; import 'onnxruntime-web';",
    'packages/training/src/nn/testing/peer.ts': "import 'node:fs';",
    'packages/core/src/base/types.test.ts': "import '@cifra/node/onnxruntime/onnxruntime.ts';",
    'packages/client/src/client.test.ts': "import '@cifra/server/testing/server.ts';",
    'packages/server/src/app.ts': "import './features/read/routes.ts'; import './platform/app.ts';",
    'packages/server/src/features/jobs/x.ts': "import '../read/service.ts'; import '../../platform/app.ts';",
    'packages/node/src/onnxruntime/onnxruntime.ts':
      "import './withoutTelemetry.ts'; import 'onnxruntime-node';",
    'packages/cli/src/main.ts': "import 'commander'; import '@cifra/training/data/formats/idx.ts';",
  };
  expect(faultsOf(files)).toEqual([]);
});
