import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { imagesOf, pictureAddress } from './setPicture.ts';

test('the hash of a set is that of its image file', () => {
  const files = { 'mnist/t10k-labels-idx1-ubyte': 'l', 'mnist/t10k-images-idx3-ubyte': 'i' };
  expect([imagesOf(files), imagesOf({ 'own/7/1.png': 'p' })]).toEqual(['i', undefined]);
});

test('ink becomes dark on white', () => {
  const image = Array.from({ length: 28 }, (_, y) => new Array(28).fill(y === 3 ? 1 : 0));
  const png = Buffer.from(pictureAddress(image).split(',')[1], 'base64');
  const begin = png.indexOf('IDAT') + 4;
  const rows = inflateSync(png.subarray(begin, png.indexOf('IEND') - 8));
  // A filter byte precedes each row.
  expect([rows[1], rows[3 * 29 + 1], rows[4 * 29]]).toEqual([255, 0, 0]);
});
