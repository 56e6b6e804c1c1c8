import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { joinTiffs } from '@cifra/node/documents/testing/joinTiffs.ts';
import { makePdf, type PageSource, ringPage, scanPage } from '@cifra/node/documents/testing/makePdf.ts';
import sharp from 'sharp';
import { expect, inject, test } from 'vitest';
import { en } from '../src/words/en.ts';
import { bringing, LISTED, untilListed } from './bringing.ts';
import { describeEngines } from './describeEngines.ts';
import type { Page } from './harness/page.ts';
import { bytesInPage } from './pageFiles.ts';
import { choose, example, openView, startOver, untilRead } from './readPage.ts';

const url = inject('page');
const nodeDocuments = join(import.meta.dirname, '../../node/src/documents/testing');
/** `examples/drawn-3.png`, written by libheif 1.15.1: `heif-enc -q 60`. */
const heic = readFileSync(join(import.meta.dirname, 'drawn-3.heic'));
const shownPicture = "document.querySelector('.picture img')?.alt";
const shownFault = "document.querySelector('.result .fault')?.textContent";
const dialog = "document.querySelector('dialog.password[open]')";

/** A page that shows a scan of a picture of `examples/`, at 200 pixels per inch. */
async function scanOf(name: string): Promise<PageSource> {
  const { data, info } = await sharp(example(name))
    .removeAlpha()
    .toColourspace('srgb')
    .jpeg({ quality: 95 })
    .toBuffer({ resolveWithObject: true });
  const size = `/Width ${info.width}/Height ${info.height}/BitsPerComponent 8`;
  const entries = `${size}/ColorSpace/${info.channels === 1 ? 'DeviceGray' : 'DeviceRGB'}/Filter/DCTDecode`;
  return scanPage(0.36 * info.width, 0.36 * info.height, { entries, data });
}

/** Waits until the list has these texts, oldest first, and all are read. */
async function untilTexts(page: Page, texts: readonly (string | RegExp)[]): Promise<void> {
  const listed = await untilListed(page, texts.length);
  for (const [i, { text }] of listed.toReversed().entries()) expect(text).toMatch(texts[i]);
}

const namesOf = (page: Page) => page.evaluate<string[]>(`${LISTED}.map(({ name }) => name).reverse()`);

describeEngines('documents', (browser) => {
  test('the pages of a PDF, scanned and drawn, are read in order', async () => {
    const page = browser();
    await startOver(page, url);
    const pdf = makePdf([await scanOf('drawn-3.png'), await scanOf('zip-code.png'), ringPage()]);
    await page.evaluate(bringing('drop', bytesInPage({ 'form.pdf': pdf })));
    await untilTexts(page, [/^3$/, /^\d{5}$/, /^0$/]);
    expect(await namesOf(page)).toEqual([1, 2, 3].map((n) => en.documents.page('form.pdf', n, n)));
    expect(await page.evaluate(shownPicture)).toBe(en.documents.page('form.pdf', 1, 1));
    await untilRead(page, '3');
    await page.until("document.querySelector('.load-note') === null");
    expect(await page.axe()).toEqual([]);
  });

  test('documents and pictures that are dropped together are read in order, from any view', async () => {
    const page = browser();
    await startOver(page, url);
    const tiffs = ['drawn-3.png', 'zip-code.png'].map((name, i) =>
      sharp(example(name))
        .removeAlpha()
        .tiff({ compression: i === 0 ? 'lzw' : 'deflate' })
        .toBuffer(),
    );
    const files = {
      'drawn-3.png': readFileSync(example('drawn-3.png')),
      'fax.tif': joinTiffs(await Promise.all(tiffs)),
      'phone.heic': heic,
    };
    await openView(page, en.views.model);
    await page.evaluate(bringing('drop', bytesInPage(files)));
    await untilTexts(page, [/^3$/, /^3$/, /^\d{5}$/, /^3$/]);
    expect(await namesOf(page)).toEqual([
      'drawn-3.png',
      en.documents.page('fax.tif', 1, 1),
      en.documents.page('fax.tif', 2, 2),
      'phone.heic',
    ]);
    expect(await page.evaluate(shownPicture)).toBe('drawn-3.png');
  });

  test('a PDF with a password is opened with it; without it, the page says what to do', async () => {
    const page = browser();
    await startOver(page, url);
    const files = bytesInPage({ 'meters.pdf': readFileSync(join(nodeDocuments, 'encrypted.pdf')) });
    await page.evaluate(bringing('paste', files));
    await page.until(dialog);
    expect(await page.axe()).toEqual([]);
    await page.type('wrong');
    await page.press('Enter');
    await page.until(
      `${dialog}?.querySelector('.fault')?.textContent === ${JSON.stringify(en.password.wrong)}`,
    );
    await page.type('größer');
    await page.press('Enter');
    await page.until(`!${dialog}`);
    await page.until(`${shownPicture} === ${JSON.stringify(en.documents.page('meters.pdf', 1, 1))}`);
    await untilTexts(page, [/^\d$/]);

    await page.evaluate(bringing('paste', files));
    await page.until(dialog);
    await page.press('Escape');
    await page.until(
      `${shownFault} === ${JSON.stringify(en.result.failed(en.faults.document.password('meters.pdf')))}`,
    );
    expect((await untilListed(page, 2))[0]).toEqual({ name: 'meters.pdf', text: en.session.failed });
    expect(await page.axe()).toEqual([]);
  });

  test('a damaged document is reported, and stays so when all is read again', async () => {
    const page = browser();
    await startOver(page, url);
    const cut = makePdf([ringPage()]).subarray(0, 40);
    await page.evaluate(bringing('paste', bytesInPage({ 'cut.pdf': cut })));
    const message = JSON.stringify(en.result.failed(en.faults.document.damaged('cut.pdf')));
    await page.until(`${shownFault} === ${message}`);
    await page.evaluate(bringing('paste', bytesInPage({ 'form.pdf': makePdf([ringPage()]) })));
    await untilTexts(page, [en.session.failed, /^0$/]);
    for (const kind of ['luhn', 'any']) {
      await choose(page, en.expect.label, kind);
      await untilTexts(page, [en.session.failed, kind === 'any' ? /^0$/ : en.session.doubtful]);
    }
    await page.click('.session-items li:last-child .session-item');
    await page.until(`${shownFault} === ${message}`);
  });

  test('emptying the list stops a document that is being opened', async () => {
    const page = browser();
    await startOver(page, url);
    const long = makePdf(new Array(60).fill(ringPage()));
    await page.evaluate(bringing('paste', bytesInPage({ 'long.pdf': long })));
    // The second page opens the table.
    await page.until("document.querySelectorAll('.numbers tbody tr').length > 1");
    await openView(page, en.views.read);
    await page.until("document.querySelector('.session-item')");
    // Not by the mouse: the button moves with every page.
    await page.evaluate("[...document.querySelectorAll('.session > .actions button')].at(-1).click()");
    await page.until("!document.querySelector('.load-note') && !document.querySelector('.session-item')");
    await page.evaluate('new Promise((resume) => setTimeout(resume, 1000))');
    expect(await namesOf(page)).toEqual([]);
  });
});
