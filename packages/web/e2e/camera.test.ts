import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { FRAME } from '../src/capture/photograph.ts';
import { en } from '../src/words/en.ts';
import { chromium, launchChromium } from './harness/chromium.ts';
import { missing } from './harness/engines.ts';
import { createPage, type Page } from './harness/page.ts';
import { example, openFresh, sidewaysExcess } from './readPage.ts';

const url = inject('page');
const [width, height] = [1280, 720];
/** A fake camera listed before the selected one. */
const FAKE = '--use-fake-device-for-media-stream';

/**
 * Creates a film of a picture in the centre of white paper, in the only uncompressed format that
 * Chromium accepts as a camera: YUV4MPEG2, 4:2:0, grey.
 */
async function film(picture: string): Promise<Buffer> {
  const { data } = await sharp(picture)
    .resize(width, height, { fit: 'contain', background: '#fff' })
    .flatten({ background: '#fff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const colours = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), data, colours]);
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`),
    frame,
    frame,
  ]);
}

async function visit(args: readonly string[], work: (page: Page) => Promise<void>): Promise<void> {
  const page = createPage(await launchChromium({}, args));
  try {
    await page.resize(1280, 900);
    await openFresh(page, url);
    await work(page);
  } finally {
    await page.close();
  }
}

const said = (text: string) =>
  `document.querySelector('dialog[open] [role=status]')?.textContent === ${JSON.stringify(text)}`;
const focusIs = (label: string) => `document.activeElement.textContent.trim() === ${JSON.stringify(label)}`;

/** One engine: the remote controls of Firefox and WebKit offer no fake camera. */
describe.skipIf(missing(chromium))('the camera, in chromium', () => {
  let folder = '';
  let camera: string[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cifra-camera-'));
    const file = join(folder, 'camera.y4m');
    await writeFile(file, await film(example('zip-code.png')));
    camera = [FAKE, '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${file}`];
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('the content of the frame is captured and read, and the camera is released', async () => {
    await visit(camera, async (page) => {
      await page.evaluate(`void (() => {
        const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        navigator.mediaDevices.getUserMedia = async (wishes) => (window.stream = await open(wishes));
      })()`);
      await page.click({ role: 'button', name: en.capture.photograph });
      await page.until(said(en.camera.aim));
      expect(await page.axe()).toEqual([]);
      // The captured frame matches the visible one.
      const seen = await page.evaluate<{ width: number; height: number }>(`(() => {
        const [frame, video] = ['.camera-frame', 'dialog video']
          .map((selector) => document.querySelector(selector).getBoundingClientRect());
        return { width: frame.width / video.width, height: frame.height / video.height };
      })()`);
      expect(seen.width).toBeCloseTo(FRAME.width, 2);
      expect(seen.height).toBeCloseTo(FRAME.height, 2);

      await page.click({ role: 'button', name: en.camera.shoot });
      await page.until("/^\\d{5}$/.test(document.querySelector('.number')?.textContent)");
      const taken =
        "[document.querySelector('.picture img').naturalWidth, document.querySelector('.picture img').naturalHeight]";
      expect(await page.evaluate(taken)).toEqual([Math.round(width * FRAME.width), height * FRAME.height]);
      await page.until("!document.querySelector('dialog')");
      expect(await page.evaluate(focusIs(en.capture.photograph))).toBe(true);
      await page.until("stream.getTracks().every(({ readyState }) => readyState === 'ended')");
    });
  });

  test('on a phone, with keys: Escape closes the camera without a picture and restores the focus', async () => {
    await visit(camera, async (page) => {
      await page.resize(320, 640);
      await page.find({ role: 'button', name: en.capture.photograph });
      await page.evaluate("document.querySelector('.capture-bar button').focus()");
      await page.press('Enter');
      await page.until(said(en.camera.aim));
      expect(await sidewaysExcess(page)).toBeLessThanOrEqual(0);
      expect(await page.axe()).toEqual([]);
      await page.press('Escape');
      await page.until("!document.querySelector('dialog')");
      expect(await page.evaluate(focusIs(en.capture.photograph))).toBe(true);
      expect(await page.evaluate("document.querySelectorAll('.session-item').length")).toBe(0);
    });
  });

  test.each([
    ['there is none', 'NotFoundError', []],
    ['it is not allowed', 'NotAllowedError', [FAKE, '--deny-permission-prompts']],
  ])('%s: the page says so, and a picture can be chosen instead', async (_, error, args) => {
    await visit(args, async (page) => {
      expect(
        await page.evaluate('navigator.mediaDevices.getUserMedia({ video: true }).catch(({ name }) => name)'),
      ).toBe(error);
      await page.click({ role: 'button', name: en.capture.photograph });
      await page.until(said(en.camera.refused));
      expect(await page.axe()).toEqual([]);
      expect(await page.has({ role: 'button', name: en.camera.shoot })).toBe(false);
      await page.click({ role: 'button', name: en.camera.cancel });
      await page.until("!document.querySelector('dialog')");
      expect(await page.evaluate(focusIs(en.capture.photograph))).toBe(true);
      expect(await page.has({ role: 'button', name: en.capture.choose })).toBe(true);
    });
  });
});
