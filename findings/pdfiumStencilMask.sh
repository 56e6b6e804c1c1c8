#!/bin/sh
# @hyzyla/pdfium 2.1.13: `render()` of an image object returns a stencil mask (`ImageMask true`) inverted: the bits that paint are white
# and the paper is black. `render()` of the page paints the same object black on white. /Decode [1 0] is taken into account. A bilevel
# image in DeviceGray comes the right way round from both.
#
# Scans in PDF often keep their ink as a stencil mask over a background (mixed raster content). A good guess is that the pixels of an
# object have the polarity of the page, since the method is called render and the result is opaque RGBA. For a stencil mask, sample 0
# marks the page and 1 leaves it (ISO 32000-1, 8.9.6.2).
#
# Seen with @hyzyla/pdfium 2.1.13; mupdf 1.28.1 renders the page alike; Node 24.21.0 and 20.20.2 (drawn: four black pixels, #, in the
# first row of two; object / page):
#   DeviceGray: ####....|........ / ####....|........
#   stencil mask: ....####|######## / ####....|........
#   stencil mask, Decode [1 0]: ....####|######## / ####....|........
#
# Exits 0 while that is so, 1 when it changes. Needs Node and npm.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund @hyzyla/pdfium@2.1.13 mupdf@1.28.1

cat > read.mjs <<'JS'
import assert from 'node:assert/strict';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import * as mupdf from 'mupdf';

const [width, height] = [8, 2];
const ink = [0xf0, 0x00];
const paper = [0x0f, 0xff];
const library = await PDFiumLibrary.init();
const seen = {
  DeviceGray: await read('/ColorSpace/DeviceGray', paper),
  'stencil mask': await read('/ImageMask true', paper),
  'stencil mask, Decode [1 0]': await read('/ImageMask true/Decode[1 0]', ink),
};
library.destroy();
for (const [name, result] of Object.entries(seen)) console.log(`${name}: ${result}`);
const wanted = ['####....|........ / ####....|........', ...Array(2).fill('....####|######## / ####....|........')];
process.exit(Object.values(seen).join() === wanted.join() ? 0 : 1);

/** Renders the image object and then the page. mupdf must render the page as it was drawn. */
async function read(entries, bits) {
  const file = pdf(entries, Buffer.from(bits));
  const page = mupdf.Document.openDocument(file, 'application/pdf').loadPage(0);
  const greys = page.toPixmap(mupdf.Matrix.identity, mupdf.ColorSpace.DeviceGray, false).getPixels();
  assert.equal(show(greys, 1), '####....|........');
  const document = await library.loadDocument(file);
  const [image] = document.getPage(0).objects();
  const object = await image.render();
  const whole = await document.getPage(0).render();
  document.destroy();
  assert.deepEqual([object.width, object.height, whole.width, whole.height], [width, height, width, height]);
  assert.equal(object.data[3], 255);
  return `${show(object.data, 4)} / ${show(whole.data, 4)}`;
}

function show(data, step) {
  const marks = [...data].filter((_, i) => i % step === 0).map((each) => (each < 128 ? '#' : '.'));
  return marks.join('').match(/.{8}/g).join('|');
}

/** A page of 8 × 2 points, filled by one image of 1 bit a pixel. */
function pdf(entries, bits) {
  const content = `q ${width} 0 0 ${height} 0 0 cm /Scan Do Q`;
  const image = `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent 1${entries}`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Contents 4 0 R/Resources<</XObject<</Scan 5 0 R>>>>>>`,
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    `<<${image}/Length ${bits.length}>>\nstream\n${bits.toString('latin1')}\nendstream`,
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const offset = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`;
  return Buffer.from(`${text}${table}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`, 'latin1');
}
JS
node read.mjs
