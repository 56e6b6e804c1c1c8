import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { example } from '../../../testing/server.ts';
import { checkPicture } from './checkPicture.ts';

const zip = Buffer.from(zipSync({ 'a.txt': new Uint8Array(100) }));

test.each<[string, () => Promise<Uint8Array>]>([
  ['a ZIP behind', async () => Buffer.concat([await example('boxed-6.png'), zip])],
  [
    'a ZIP behind, and a comment',
    async () => Buffer.concat([await example('boxed-6.png'), withComment(zip, 900)]),
  ],
  ['a PDF in its head', async () => Buffer.concat([Buffer.from('GIF89a/*%PDF-1.7'), zip.subarray(0, 40)])],
  ['a script in its head', async () => Buffer.from('GIF89a/*<script>alert(1)</script>*/=1;')],
  ['a page behind', async () => Buffer.concat([await example('date.jpg'), Buffer.from('<HTML ><body>')])],
  [
    'PHP behind',
    async () => Buffer.concat([await example('date.jpg'), Buffer.from('<?php system($_GET[0]);')]),
  ],
])('a picture with %s is refused', async (_name, make) => {
  const bytes = await make();
  expect(() => checkPicture(bytes)).toThrow(/is also .*: save only the picture/);
});

test('pictures are accepted, also if they contain the mark of an archive by chance', async () => {
  const photo = Buffer.from(await example('date.jpg'));
  photo.write('PK\x05\x06', photo.length - 300, 'latin1');
  for (const bytes of [photo, await example('boxed-6.png'), Buffer.alloc(0)])
    expect(() => checkPicture(bytes)).not.toThrow();
});

test('other files are reported as what they are', () => {
  const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
  expect(() => checkPicture(drawing)).toThrow('is an SVG drawing: save it as PNG');
  expect(() => checkPicture(zip)).toThrow('is not a picture that can be read');
});

function withComment(archive: Buffer, length: number): Buffer {
  const copy = Buffer.concat([archive, Buffer.alloc(length, 65)]);
  copy.writeUInt16LE(length, archive.length - 2);
  return copy;
}
