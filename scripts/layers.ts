// Checks imports between rooms (folders) against the table in rooms.ts, and checks for import
// cycles. Run by `npm run layers`; reports each fault with its file, line, and the importing and
// imported room.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix } from 'node:path';
import { cyclesOf } from './importCycles.ts';
import { type Import, importsOf } from './imports.ts';
import { type Rule, rooms } from './rooms.ts';

/** The library that sends telemetry unless it is loaded by `node/onnxruntime`. */
const ONNX_RUNTIME = 'onnxruntime-node';

type Source = { readonly file: string; readonly imports: readonly Import[] };

/** Returns one line for each fault under `root`: forbidden imports, then import cycles. */
export function checkLayers(root: string, table = rooms): string[] {
  const sources = sourcesOf(root);
  return [...sources.flatMap((source) => checkSource(source, table)), ...checkCycles(sources)];
}

/**
 * Returns one line for each name in the table that is not the name of a file or folder under
 * `root`.
 */
export function checkTable(root: string, table = rooms): string[] {
  const names = Object.entries(table).flatMap(([room, { may, tests = [] }]) => [room, ...may, ...tests]);
  return [...new Set(names)]
    .filter((name) => !exists(root, name))
    .map((name) => `scripts/rooms.ts:1: there is no room ${name}`);
}

function exists(root: string, name: string): boolean {
  const [first, ...rest] = name.split('/');
  const places = [`packages/${first}/src`, `packages/${first}`, first].map((place) =>
    [place, ...rest].join('/'),
  );
  return places.some((place) => ['', '.ts', '.tsx'].some((ending) => existsSync(join(root, place + ending))));
}

function sourcesOf(root: string): Source[] {
  const files = globSync(['packages/*/src/**/*.{ts,tsx}', '{bench,examples,scripts}/**/*.ts'], {
    cwd: root,
    exclude: ['**/node_modules/**'],
  });
  return files
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .map((file) => ({ file, imports: importsOf(readFileSync(join(root, file), 'utf8'), file) }));
}

/** A cycle is a fault even if it consists of types: the files can only be understood together. */
function checkCycles(sources: readonly Source[]): string[] {
  const graph = new Map(
    sources.map(({ file, imports }) => [
      file,
      imports.flatMap(({ specifier }) => (specifier === null ? [] : (fileOf(specifier, file) ?? []))),
    ]),
  );
  return cyclesOf(graph).map((cycle) => `${cycle[0]}:1: import cycle: ${[...cycle, cycle[0]].join(' → ')}`);
}

/** The path of an imported file of this repository; null for packages and built-in modules. */
function fileOf(specifier: string, from: string): string | null {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  return specifier.startsWith('@cifra/') ? specifier.replace(/^@cifra\/([^/]+)\//, 'packages/$1/src/') : null;
}

function checkSource({ file, imports }: Source, table: Readonly<Record<string, Rule>>): string[] {
  const address = addressOf(file);
  const room = isTest(address) ? address.split('/')[0] : roomOf(address, table);
  if (!room) return [`${file}:1: ${address} belongs to no room; give it one in scripts/rooms.ts`];
  const rule = isTest(address) ? testRule(room, table) : table[room];
  return imports.flatMap(({ specifier, line }) => {
    if (specifier === null) return rule.computed ? [] : [`${file}:${line}: ${room} → a computed name`];
    const fault = faultOf(specifier, file, room, rule);
    return fault ? [`${file}:${line}: ${room} → ${fault}`] : [];
  });
}

/** Returns the fault of an import, or null. */
function faultOf(specifier: string, file: string, room: string, rule: Rule): string | null {
  if (isBuiltin(specifier))
    return rule.node ? null : `${specifier} (${room} also runs where there is no Node)`;
  const relative = specifier.startsWith('.');
  if (!relative && !specifier.startsWith('@cifra/')) {
    const name = packageName(specifier);
    const isLocked = name === ONNX_RUNTIME && room !== 'node/onnxruntime';
    if (isLocked)
      return `${name} (import @cifra/node/onnxruntime/onnxruntime.ts, which turns its telemetry off)`;
    return ['*', name, name.split('/')[0]].some((allowed) => rule.npm?.includes(allowed))
      ? null
      : `${name} (may import ${list(rule.npm)} from npm)`;
  }
  const target = relative
    ? addressOf(posix.join(posix.dirname(file), specifier))
    : withoutExtension(specifier.slice('@cifra/'.length));
  if (relative && target.split('/')[0] !== addressOf(file).split('/')[0])
    return `${target} by a relative path (name the package: @cifra/…)`;
  if (isTest(target) && !isTest(addressOf(file))) return `${target} (only tests may import tests)`;
  const open = [room, ...rule.may];
  return open.some((other) => within(target, other)) ? null : `${target} (may import ${list(rule.may)})`;
}

/**
 * Tests, and helpers in a folder `testing`, may use everything in their package, the imports
 * allowed to it, and any tool.
 */
function testRule(packageName: string, table: Readonly<Record<string, Rule>>): Rule {
  const rules = Object.keys(table).filter((room) => within(room, packageName));
  const may = [
    'node/onnxruntime',
    ...rules.flatMap((room) => [...table[room].may, ...(table[room].tests ?? [])]),
  ];
  return { may, npm: ['*'], node: true, computed: true };
}

function isTest(address: string): boolean {
  return address.endsWith('.test') || address.includes('/testing/');
}

/**
 * `packages/core/src/image/raster.ts` → `core/image/raster`; other files keep their path, without
 * the ending.
 */
function addressOf(file: string): string {
  return withoutExtension(file.replace(/^packages\/([^/]+)\/src\//, '$1/'));
}

function withoutExtension(path: string): string {
  return path.replace(/\.(tsx?|mjs|js|json)$/, '');
}

/** Returns the innermost room of an address. */
function roomOf(address: string, table: Readonly<Record<string, Rule>>): string | undefined {
  const around = Object.keys(table).filter((room) => within(address, room));
  return around.sort((a, b) => b.length - a.length)[0];
}

function within(address: string, room: string): boolean {
  return address === room || address.startsWith(`${room}/`);
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function list(names: readonly string[] = []): string {
  return names.length > 0 ? names.join(', ') : 'nothing';
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  const faults = [...checkTable(root), ...checkLayers(root)];
  for (const fault of faults) console.error(fault);
  if (faults.length === 0) console.log('layers: every import follows the table');
  process.exitCode = faults.length > 0 ? 1 : 0;
}
