import { manifestOf } from '@cifra/core/testing/bundle.ts';
import { expect, test } from 'vitest';
import { catalogue } from '../../data/sources/catalogue.ts';
import { describeWithData } from '../../data/testing/describeWithData.ts';
import { DIGIT_COLLECTIONS } from './worldDigits.ts';

/** A manifest of a model that was trained by this recipe on these files. */
function trained(data: object, files: Record<string, string> = {}) {
  const manifest = manifestOf(Uint8Array.of(1));
  return { ...manifest, training: { ...manifest.training, recipe: { data }, data: files } };
}
const mnist = { train: 'mnist', validation: { share: 0.08333, seed: 1 } };

describeWithData('digits of all collections', ['unipen', 'pendigits', 'mnist', 'qmnist', 'usps'], (root) => {
  const sample = { dataRoot: root, sample: 300, seed: 1 };

  test('strokes come with what is known about their writers', async () => {
    const { images, labels, writers } = await DIGIT_COLLECTIONS.unipen(trained(mnist), sample);
    expect([images.length, labels.length, writers.length]).toEqual([300 * 784, 300, 300]);
    expect(labels.every((label) => label < 10)).toBe(true);
    expect(new Set(writers.map(({ hand }) => hand))).toEqual(new Set(['left', 'right', undefined]));
    expect(writers.filter(({ country }) => country === 'USA').length).toBeGreaterThan(60);
    expect(writers.some(({ learned }) => learned)).toBe(false);
    const { writers: turkish } = await DIGIT_COLLECTIONS.pendigits(trained(mnist), { ...sample, sample: 2 });
    expect(turkish[0]).toEqual({ site: 'pendigits', family: 'pendigits', country: 'Turkey', learned: false });
  });

  test('a model that was trained on strokes knows its training writers, and not the families it left out', async () => {
    const strokes = { share: 0.3, leaveOut: ['syn'] };
    const { writers } = await DIGIT_COLLECTIONS.unipen(trained({ ...mnist, strokes }), sample);
    const others = writers.filter(({ family }) => family !== 'syn');
    expect(writers.filter(({ family, learned }) => family === 'syn' && learned)).toEqual([]);
    const held = others.filter(({ learned }) => !learned).length / others.length;
    // About a twelfth of the digits are by held-out writers.
    expect(held).toBeGreaterThan(0.02);
    expect(held).toBeLessThan(0.2);
  });

  test('of USPS, a model that was trained on it gets only held-out digits, by unknown writers', async () => {
    const all = { ...sample, sample: Infinity };
    const other = await DIGIT_COLLECTIONS.usps(trained(mnist), all);
    expect(other).toMatchObject({ name: 'usps, training part', writers: { length: 7291 } });
    expect(other.writers[0].learned).toBe(false);
    const { images } = catalogue.parts.usps.train;
    const own = await DIGIT_COLLECTIONS.usps(trained(mnist, { [images.path]: images.sha256 }), all);
    expect(own).toMatchObject({ name: 'usps, held-out digits', writers: { length: 607 } });
    expect(own.writers.every(({ learned }) => learned)).toBe(true);
  });

  test('of MNIST, the writers that the recipe holds out', async () => {
    const { writers } = await DIGIT_COLLECTIONS.mnist(trained(mnist), { ...sample, sample: Infinity });
    expect(writers).toHaveLength(5013);
    expect(writers[0]).toEqual({ site: 'mnist', family: 'mnist', country: 'USA', learned: false });
  });
});
