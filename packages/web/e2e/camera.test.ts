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
async function film(picture: string | Buffer): Promise<Buffer> {
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

const status = "document.querySelector('dialog[open] [role=status]')";
const said = (text: string) => `${status}?.textContent === ${JSON.stringify(text)}`;
/** The number that is read in the frame before anything is pressed. */
const liveNumber = "document.querySelector('dialog[open] .camera-number')?.textContent";
const shownSize =
  "[document.querySelector('.picture img')?.naturalWidth, document.querySelector('.picture img')?.naturalHeight].join('×')";

/** A voice that keeps what it says, and a light; both before the camera is opened. */
const STAND_INS = `void (() => {
  window.said = [];
  window.torch = false;
  const speechSynthesis = { getVoices: () => [{}], cancel() {}, speak: ({ text }) => said.push(text) };
  Object.defineProperty(window, 'speechSynthesis', { value: speechSynthesis });
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: class { constructor(text) { this.text = text; } } });
  MediaStreamTrack.prototype.getCapabilities = () => ({ torch: true });
  MediaStreamTrack.prototype.applyConstraints = async ({ advanced }) => { torch = advanced[0].torch; };
})()`;
const focusIs = (label: string) => `document.activeElement.textContent.trim() === ${JSON.stringify(label)}`;

/** One engine: the remote controls of Firefox and WebKit offer no fake camera. */
describe.skipIf(missing(chromium))('the camera, in chromium', () => {
  let folder = '';
  let camera: string[] = [];
  let blank: string[] = [];
  const showing = async (name: string, picture: string | Buffer) => {
    const file = join(folder, `${name}.y4m`);
    await writeFile(file, await film(picture));
    return [FAKE, '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${file}`];
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cifra-camera-'));
    camera = await showing('zip', example('zip-code.png'));
    // All paper: the edges of a photograph of blank paper would be strokes.
    blank = await showing(
      'blank',
      await sharp({ create: { width, height, channels: 3, background: '#eee' } })
        .png()
        .toBuffer(),
    );
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('the number in the frame is read before anything is pressed; then the frame is captured, and the camera is released', async () => {
    await visit(camera, async (page) => {
      await page.evaluate(`void (() => {
        const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        navigator.mediaDevices.getUserMedia = async (wishes) => (window.stream = await open(wishes));
      })()`);
      await page.click({ role: 'button', name: en.capture.photograph });
      const zip = await page.until<string>(`/^\\d{5}$/.test(${liveNumber}) && ${liveNumber}`);
      // Announced once two frames agree.
      await page.until(`${status}.textContent.startsWith('${zip}. ')`);
      expect(await page.axe()).toEqual([]);
      // The captured frame matches the visible one.
      const seen = await page.evaluate<{ width: number; height: number }>(`(() => {
        const [frame, video] = ['.camera-frame', 'dialog video']
          .map((selector) => document.querySelector(selector).getBoundingClientRect());
        return { width: frame.width / video.width, height: frame.height / video.height };
      })()`);
      expect(seen.width).toBeCloseTo(FRAME.right - FRAME.left, 2);
      expect(seen.height).toBeCloseTo(FRAME.bottom - FRAME.top, 2);

      await page.click({ role: 'button', name: en.camera.shoot });
      await page.until("/^\\d{5}$/.test(document.querySelector('.number')?.textContent)");
      expect(await page.evaluate(shownSize)).toBe('1076×360');
      await page.until("!document.querySelector('dialog')");
      expect(await page.evaluate(focusIs(en.capture.photograph))).toBe(true);
      await page.until("stream.getTracks().every(({ readyState }) => readyState === 'ended')");
    });
  });

  test('the whole photograph is kept: another part of it is read, and it can be turned', async () => {
    await visit(camera, async (page) => {
      await page.click({ role: 'button', name: en.capture.photograph });
      await page.click({ role: 'button', name: en.camera.shoot });
      await page.until("/^\\d{5}$/.test(document.querySelector('.number')?.textContent)");
      await page.click({ role: 'button', name: en.cut.open });
      await page.find({ role: 'button', name: en.cut.whole });
      expect(await page.axe()).toEqual([]);
      await page.click({ role: 'button', name: en.cut.whole });
      await page.click({ role: 'button', name: en.cut.use });
      await page.until(`${shownSize} === '${width}×${height}'`);
      await page.until("/^\\d{5}$/.test(document.querySelector('.number')?.textContent)");
      expect(await page.evaluate(focusIs(en.cut.open))).toBe(true);

      await page.press('Enter');
      await page.click({ role: 'button', name: en.cut.turn });
      // The sides can be moved by keys.
      await page.evaluate("document.querySelector('.cut-sides input').focus()");
      await page.press('ArrowRight');
      await page.until("document.querySelector('.cut-part').style.left === '1%'");
      await page.press('ArrowLeft');
      await page.until("document.querySelector('.cut-part').style.left === '0%'");
      await page.click({ role: 'button', name: en.cut.use });
      await page.until(`${shownSize} === '${height}×${width}'`);
    });
  });

  test('read to me: advice and the number are spoken by one channel only; the light can be switched', async () => {
    await visit(camera, async (page) => {
      await page.evaluate(STAND_INS);
      await page.click({ role: 'button', name: en.capture.photograph });
      await page.click({ role: 'button', name: en.camera.readToMe });
      const [zip] = await page.until<string[]>(
        'said.map((text) => text.match(/^\\d{5}(?=\\. )/)?.[0]).filter(Boolean)[0] && said.map((text) => text.match(/^\\d{5}/)?.[0]).filter(Boolean)',
      );
      expect(await page.evaluate(`${status}.ariaLive`)).toBe('off');
      expect(await page.axe()).toEqual([]);
      await page.click({ role: 'button', name: en.camera.torch });
      await page.until('torch');
      await page.click({ role: 'button', name: en.camera.torch });
      await page.until('!torch');
      // A number that stays is spoken once.
      expect(await page.evaluate<string[]>('said')).toEqual([
        ...new Set(await page.evaluate<string[]>('said')),
      ]);
      expect(zip).toMatch(/^\d{5}$/);
      await page.click({ role: 'button', name: en.camera.readToMe });
      await page.until(`${status}.ariaLive === 'polite'`);
    });
  });

  test('without writing in the frame, the page says what to do', async () => {
    await visit(blank, async (page) => {
      await page.click({ role: 'button', name: en.capture.photograph });
      await page.until(said(en.camera.guidance.search));
    });
  });

  test('on a phone, with keys: Escape closes the camera without a picture and restores the focus', async () => {
    await visit(camera, async (page) => {
      await page.resize(320, 640);
      await page.find({ role: 'button', name: en.capture.photograph });
      await page.evaluate("document.querySelector('.capture-bar button').focus()");
      await page.press('Enter');
      await page.find({ role: 'button', name: en.camera.shoot });
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
