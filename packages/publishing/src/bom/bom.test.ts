// Bills of materials, checked by the schema of CycloneDX and against the installed packages.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { expect, test } from 'vitest';
import { packageBom } from './bom.ts';

const root = join(import.meta.dirname, '../../../..');
const server = join(root, 'packages/server/package.json');
const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);

type Component = {
  readonly type: string;
  readonly name: string;
  readonly group?: string;
  readonly version: string;
  readonly licenses?: readonly { readonly license: { readonly id?: string; readonly name?: string } }[];
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly components?: readonly Component[];
};
type Bom = {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
};

const cifra = { name: 'cifra', version: '1.2.3', license: 'Apache-2.0' };

test('the bill of a package with bundled code and models names both, and is valid', async () => {
  const bundled = ['@cwasm/webp', 'commander'];
  const bom = packageBom({ manifest: cifra, bundled, models: ['models/number'] }, root);
  expect(await validator.validate(bom)).toBeNull();
  const { component } = (JSON.parse(bom) as Bom).metadata;
  expect(component).toMatchObject({ name: 'cifra', version: '1.2.3', purl: 'pkg:npm/cifra@1.2.3' });
  const names = component.components?.map(({ type, group, name }) => [
    type,
    group ? `${group}/${name}` : name,
  ]);
  expect(names?.sort()).toEqual([
    ['library', '@cwasm/webp'],
    ['library', 'commander'],
    ['machine-learning-model', 'number'],
  ]);
  const commander = component.components?.find(({ name }) => name === 'commander');
  expect(commander?.licenses).toEqual([{ license: expect.objectContaining({ id: 'MIT' }) }]);
});

test('the bill of a package lists all that npm installs with it', async () => {
  const manifest = { ...cifra, dependencies: { pg: '*', fflate: '*' } };
  const bom = packageBom({ manifest, bundled: [], models: [] }, root);
  expect(await validator.validate(bom)).toBeNull();
  const { components, dependencies } = JSON.parse(bom) as Bom;
  // `npm ls pg fflate --all` shows the same tree.
  const names = components.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['pg', 'fflate', 'pg-pool', 'pg-types', 'postgres-array', 'xtend']),
  );
  expect(new Set(names).size).toBe(names.length);
  const of = (ref: string) => dependencies.find((each) => each.ref === ref)?.dependsOn ?? [];
  expect(of('pkg:npm/cifra@1.2.3').map((ref) => ref.replace(/@[^@]*$/, ''))).toEqual([
    'pkg:npm/fflate',
    'pkg:npm/pg',
  ]);
});

test('a package finds what is installed for it alone', () => {
  const manifest = { name: '@cifra/server', version: '1.0.0', dependencies: { yauzl: '*' } };
  const { components } = JSON.parse(packageBom({ manifest, bundled: [], models: [] }, root)) as Bom;
  // npm puts the server's yauzl into a folder of the server, as a tool of the tests needs an older one.
  const { version } = JSON.parse(readFileSync(createRequire(server).resolve('yauzl/package.json'), 'utf8'));
  expect(components.find(({ name }) => name === 'yauzl')?.version).toBe(version);
});

test('a package that is not installed is an error', () => {
  const manifest = { ...cifra, dependencies: { 'not-installed-at-all': '1.0.0' } };
  expect(() => packageBom({ manifest, bundled: [], models: [] }, root)).toThrow('not-installed-at-all');
});

test('models have their weights and training data, with hashes and terms', async () => {
  const models = ['models/number', 'models/page'];
  const bom = packageBom({ manifest: cifra, bundled: [], models }, root);
  expect(await validator.validate(bom)).toBeNull();
  const [number, page] = (JSON.parse(bom) as Bom).metadata.component.components ?? [];
  const manifest = JSON.parse(readFileSync(join(root, 'models/number/manifest.json'), 'utf8'));
  expect(number).toMatchObject({
    type: 'machine-learning-model',
    name: 'number',
    version: manifest.version,
  });
  expect(number.hashes).toEqual([{ alg: 'SHA-256', content: manifest.files['model.onnx'] }]);
  const data = new Map(number.components?.map((each) => [each.name, each]));
  expect([...data.keys()].sort()).toEqual(Object.keys(manifest.training.data).sort());
  expect(data.get('orand-car-a/images')?.licenses?.[0].license.name).toMatch(/research/);
  expect(page.components?.map(({ name }) => name)).not.toContain('orand-car-a/images');
});

test('packages of this project depend on what is published of them', () => {
  const node = { name: '@cifra/node', version: '9.9.9', dependencies: { fflate: '*' } };
  const manifest = { ...cifra, dependencies: { '@cifra/node': '*' } };
  const bom = packageBom({ manifest, bundled: [], models: [] }, root, new Map([[node.name, node]]));
  const refs = (JSON.parse(bom) as Bom).components.map(({ group, name, version }) =>
    [group, `${name}@${name === 'node' ? version : ''}`].join('/'),
  );
  expect(refs).toEqual(['@cifra/node@9.9.9', '/fflate@']);
});

test('the same contents give the same bill', () => {
  const once = () => packageBom({ manifest: cifra, bundled: ['commander'], models: ['models/page'] }, root);
  expect(once()).toBe(once());
});
