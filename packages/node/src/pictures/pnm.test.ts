import { describe, expect, test } from 'vitest';
import { decodePicture } from './decode.ts';

/** The first channel of the decoded picture. */
async function read(head: string, pixels: readonly number[] = []): Promise<number[]> {
  const { picture } = await decodePicture(Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(pixels)]));
  return [...picture.data].filter((_, i) => i % picture.channels === 0);
}

describe('headers', () => {
  test.each([
    ['line breaks', 'P5\n2\n1\n255\n'],
    ['spaces', 'P5 2 1 255 '],
    ['comments', 'P5\n# SANE data follows\n2 1 # wide and high\n# one more\n255\n'],
    ['a comment behind the largest value', 'P5 2 1 255#bright\n'],
    ['carriage returns before the last', 'P5\r\n2 1\r\n255\n'],
  ])('with %s', async (_name, head) => {
    expect(await read(head, [0, 200])).toEqual([0, 200]);
  });

  test.each([
    ['no width', 'P5\n0 4\n255\n', /claims to be 0×4 pixels/],
    ['no number', 'P5 7', /lacks a number in its header/],
    ['a largest value over 16 bits', 'P5 2 1 70000\n', /has a largest value of 70000/],
    ['a missing end', 'P7\nWIDTH 2\nHEIGHT 1\nDEPTH 1\nMAXVAL 255\n', /has no ENDHDR line/],
    ['missing pixels', 'P5 2 2 255\n\0', /ends 3 bytes too early/],
    ['missing words', 'P2 2 2 255\n1 2 3', /has 3 of 4 values/],
    ['letters for pixels', 'P2 2 1 255\n1 b', /has 1 of 2 values/],
  ])('with %s are damaged', async (_name, head, message) => {
    const error = await decodePicture(Buffer.from(head, 'latin1')).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ problem: 'damaged', message: expect.stringMatching(message) });
  });

  test('cannot claim more pixels than the limit', async () => {
    await expect(read('P5 100000 100000 255\n')).rejects.toMatchObject({ problem: 'too-large' });
  });

  test.each(['P1 is a text', 'P5', 'P8 1 1 1 ', 'Player 7 wins'])('%s is not a picture', async (text) => {
    await expect(read(text)).rejects.toMatchObject({ problem: 'not-a-picture' });
  });
});

describe('samples', () => {
  test('with a largest value other than 255 are scaled and clipped', async () => {
    expect(await read('P5 4 1 100\n', [0, 50, 100, 130])).toEqual([0, 128, 255, 255]);
  });

  test('of 16 bits are big-endian', async () => {
    expect(await read('P5 2 1 1000\n', [1, 244, 3, 232])).toEqual([128, 255]);
  });

  test('of 12 bits with a largest value of 65535 use the full scale', async () => {
    expect(await read('P5 2 1 65535\n', [0, 0, 15, 255])).toEqual([0, 255]);
  });

  test('of a plain bitmap need no space, and 1 is black', async () => {
    expect(await read('P1\n3 2\n101\n0 1 0')).toEqual([0, 255, 0, 255, 0, 255]);
  });

  test('of a raw bitmap fill whole bytes per row', async () => {
    expect(await read('P4\n9 2\n', [0x80, 0x00, 0x00, 0x80])).toEqual([
      ...[0, 255, 255, 255, 255, 255, 255, 255, 255],
      ...[255, 255, 255, 255, 255, 255, 255, 255, 0],
    ]);
  });

  test('of a PAM have its depth, and 1 is white', async () => {
    const pam = (depth: number, most: number) =>
      `P7\nWIDTH 2\nHEIGHT 1\nDEPTH ${depth}\nMAXVAL ${most}\nTUPLTYPE ANY\nENDHDR\n`;
    expect(await read(pam(1, 1), [0, 1])).toEqual([0, 255]);
    expect(await read(pam(4, 255), [10, 0, 0, 255, 20, 0, 0, 255])).toEqual([10, 20]);
    await expect(read(pam(9, 255), Array(18).fill(0))).rejects.toMatchObject({ problem: 'unsupported' });
  });
});

test('decodes the first of several pictures and returns their number', async () => {
  const one = Buffer.from('P4\n8 1\n\x0f', 'latin1');
  const { picture, pages } = await decodePicture(Buffer.concat([one, one, one]));
  expect([picture.width, picture.height, pages]).toEqual([8, 1, 3]);
});
