import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../testing/project.ts';
import { type Registry, startRegistry } from '../testing/registry.ts';
import { run } from '../testing/run.ts';
import { inOrder, type Packed, publishPackages } from './publishPackages.ts';

const packed = (name: string, ...needs: string[]): Packed => ({
  tarball: `${name}.tgz`,
  manifest: {
    name,
    version: '1.0.0',
    dependencies: Object.fromEntries(needs.map((need) => [need, '^1.0.0'])),
  },
});

test('a package comes after those that it depends on', () => {
  const given = [
    packed('cli', 'server', 'core'),
    packed('server', 'core', 'fastify'),
    packed('cifra'),
    packed('core'),
  ];
  expect(inOrder(given).map(({ manifest }) => manifest.name)).toEqual(['core', 'server', 'cli', 'cifra']);
});

let folder: string;
let registry: Registry;
beforeAll(async () => {
  folder = await temporaryFolder();
  registry = await startRegistry(folder);
  for (const [name, value] of Object.entries(registry.env)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await registry?.close();
  await rm(folder, { recursive: true, force: true });
});

async function tarballOf(name: string, dependencies = {}): Promise<Packed> {
  const manifest = { name, version: '1.0.0', dependencies };
  const source = join(folder, name);
  await mkdir(source, { recursive: true });
  await writeFile(join(source, 'package.json'), JSON.stringify(manifest));
  const file = (await run('npm', ['pack', '--silent'], source)).trim();
  return { tarball: join(source, file), manifest };
}

test('a release that was interrupted is published from where it stopped', async () => {
  const [core, cli] = [
    await tarballOf('release-core'),
    await tarballOf('release-cli', { 'release-core': '1.0.0' }),
  ];
  const lines: string[] = [];
  const report = (line: string) => lines.push(line);
  await publishPackages([cli, core], { dryRun: true, report });
  expect(lines.splice(0)).toEqual([
    'release-core@1.0.0: could be published',
    'release-cli@1.0.0: could be published',
  ]);
  await publishPackages([core], { report });
  await publishPackages([cli, core], { report });
  expect(lines).toEqual([
    'release-core@1.0.0: published',
    'release-core@1.0.0: is published already',
    'release-cli@1.0.0: published',
  ]);
  const seen = await run('npm', ['view', 'release-cli', 'dependencies', '--json'], folder, registry.env);
  expect(JSON.parse(seen)).toEqual({ 'release-core': '1.0.0' });
});

test('a package that npm refuses ends the release with its message', async () => {
  const broken = {
    tarball: join(folder, 'absent.tgz'),
    manifest: { name: 'release-absent', version: '1.0.0' },
  };
  await expect(publishPackages([broken])).rejects.toThrow('absent.tgz');
});
