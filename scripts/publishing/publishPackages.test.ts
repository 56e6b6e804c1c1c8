import { expect, test } from 'vitest';
import { inOrder, type Packed } from './publishPackages.ts';

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
