import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { de } from '../src/words/de.ts';
import { en, type Words } from '../src/words/en.ts';
import { describeEngines } from './describeEngines.ts';
import { chromium } from './harness/chromium.ts';
import type { Page } from './harness/page.ts';
import type { Served } from './harness/serveFolder.ts';
import { choose, draw, openFresh, openView, untilRead } from './readPage.ts';
import { serveWithAnswers } from './serveWithAnswers.ts';

/**
 * Fake speech recognition and synthesis. Real recognition belongs to the browser maker and needs
 * the network, and a machine without speakers has no voices. The fakes load before the page's
 * scripts, which check at once for what exists.
 */
const STAND_IN = `(() => {
  const stand = { ears: null, said: [] };
  class Recognition {
    start() { stand.ears = this; }
    abort() { if (stand.ears === this) stand.ears = null; }
  }
  const ways = {
    stand,
    SpeechRecognition: Recognition,
    webkitSpeechRecognition: Recognition,
    SpeechSynthesisUtterance: class { constructor(text) { this.text = text; } },
    speechSynthesis: {
      cancel() { stand.said = []; },
      speak({ text, lang }) { stand.said.push({ text, lang }); },
    },
  };
  // Chromium without a maker's name has no speech service.
  const brands = new URLSearchParams(location.search).has('unnamed') ? ['Chromium'] : ['Chromium', 'Google Chrome'];
  Object.defineProperty(navigator, 'userAgentData', { value: { brands: brands.map((brand) => ({ brand })) } });
  for (const [name, value] of Object.entries(ways)) Object.defineProperty(window, name, { value });
})();`;

let served: Served;
beforeAll(async () => {
  const built = await (await fetch(inject('page'))).text();
  const html = {
    type: 'text/html; charset=utf-8',
    body: built.replace('<head>', '<head><script src="stand-in.js"></script>'),
  };
  served = await serveWithAnswers({
    '/': () => html,
    '/index.html': () => html,
    '/stand-in.js': () => ({ type: 'text/javascript', body: STAND_IN }),
  });
});
afterAll(() => served?.close());

/** Opens the page in a language with a 7 read, and presses the switch. */
async function beginListening(page: Page, words: Words, code: string): Promise<void> {
  await openFresh(page, served.url);
  await choose(page, en.settings.language, code);
  await draw(page, '7');
  await untilRead(page, '7');
  await press(page, words);
}

async function press(page: Page, { voice }: Words): Promise<void> {
  await page.click({ role: 'button', name: voice.start });
  await page.until(`stand.ears && ${noticed(voice.listening)}`);
}

/** Says a phrase, in the form of a recognition result: leading space, capital and full stop. */
function say(page: Page, words: string): Promise<void> {
  const transcript = ` ${words[0].toUpperCase()}${words.slice(1)}.`;
  return page.evaluate(
    `void stand.ears.onresult({ resultIndex: 0, results: [[${JSON.stringify({ transcript })}]] })`,
  );
}

const noticed = (text: string) =>
  `document.querySelector('.notice')?.textContent === ${JSON.stringify(text)}`;
const strokes = (count: number) => `document.querySelectorAll('.sheet-ink path').length === ${count}`;

/** Waits until the page has spoken; returns and clears the text. */
async function spoken(page: Page): Promise<{ text: string; lang: string }> {
  await page.until('stand.said.length === 1');
  return page.evaluate('stand.said.pop()');
}

const languages = [
  ['English', 'en', en],
  ['German', 'de', de],
] as const;

/**
 * One engine: recognition and synthesis are fakes, and the page's use of a phrase is the same in
 * all.
 */
describeEngines(
  'commands by voice',
  (browser) => {
    test.each(languages)('every command of %s has its effect', async (_, code, words) => {
      const page = browser();
      const { read, clear, undo, why, next } = words.voice.spoken;
      await beginListening(page, words, code);
      expect(await page.evaluate('stand.ears.lang')).toBe(code);

      const probably = Object.values(words.certainty).join('|');
      for (const phrase of read) {
        await say(page, phrase);
        const { text, lang } = await spoken(page);
        expect(text, phrase).toMatch(new RegExp(`^7\\. (${probably}), >?[\\d.,]+\\s?%\\.$`));
        expect(lang).toBe(code);
      }
      for (const phrase of undo) {
        await say(page, clear[undo.indexOf(phrase) % clear.length]);
        await page.until(`${strokes(0)} && ${noticed(words.sheet.cleared)}`);
        await say(page, phrase);
        await page.until(`${strokes(1)} && ${noticed(words.sheet.undone)}`);
        await untilRead(page, '7');
      }
      for (const phrase of next) {
        await say(page, phrase);
        await page.until(`${strokes(0)} && ${noticed(words.sheet.fresh)}`);
        await draw(page, '7');
        await untilRead(page, '7');
      }
      expect(await page.evaluate("document.querySelectorAll('.session-item').length")).toBe(next.length + 1);
      for (const phrase of why) {
        await say(page, phrase);
        const { text, lang } = await spoken(page);
        expect(text.startsWith(words.voice.why('7', '', '').split(':')[0]), text).toBe(true);
        expect(lang).toBe(code);
        await page.until("location.hash === '#/why' && document.querySelector('.why h1')");
        // The switch is on the other view: listening stops where it cannot be turned off.
        await page.until('stand.ears === null');
        await openView(page, words.views.read);
        await press(page, words);
      }
    });

    test.each(languages)(
      'an unknown command in %s is announced, with the available commands',
      async (_, code, words) => {
        const page = browser();
        await beginListening(page, words, code);
        await say(page, 'abracadabra');
        await page.until(noticed(words.voice.unknown('Abracadabra.')));
        await page.until(
          `document.querySelector('.page > .unseen[role=status]').textContent.trim() === ${JSON.stringify(words.voice.unknown('Abracadabra.'))}`,
        );
        await untilRead(page, '7');
        expect(await page.axe()).toEqual([]);
      },
    );

    test('“undo” undoes a correction first, then a stroke', async () => {
      const page = browser();
      await beginListening(page, en, 'en');
      await page.click('details.correct summary');
      await page.click('.digit-row button');
      await page.press('1');
      await untilRead(page, '1');
      await say(page, 'undo');
      await untilRead(page, '7');
      expect(await page.evaluate("document.querySelectorAll('.sheet-ink path').length")).toBe(1);
      await say(page, 'undo');
      await page.until(strokes(0));
    });

    test('a command before anything is written is answered', async () => {
      const page = browser();
      await openFresh(page, served.url);
      await press(page, en);
      for (const phrase of ['read', 'why']) {
        await say(page, phrase);
        expect(await spoken(page)).toEqual({ text: en.voice.nothing, lang: 'en' });
      }
      expect(await page.evaluate('location.hash')).not.toBe('#/why');
    });

    test.each([
      ['not-allowed', en.voice.failed, en.voice.start],
      ['audio-capture', en.voice.failed, en.voice.start],
      ['service-not-allowed', en.voice.noService, en.voice.again],
      ['network', en.voice.noService, en.voice.again],
    ])(
      'when listening fails (%s), this is announced and the switch is off; it can be pressed again',
      async (error, message, again) => {
        const page = browser();
        await openFresh(page, served.url);
        await press(page, en);
        await page.evaluate(`void (() => {
        const { ears } = stand;
        stand.ears = null;
        ears.onerror({ error: ${JSON.stringify(error)} });
        ears.onend();
      })()`);
        await page.until(noticed(message));
        expect(await page.evaluate('stand.ears')).toBeNull();
        expect(await page.has({ role: 'button', name: en.voice.stop })).toBe(false);
        expect(await page.axe()).toEqual([]);
        await page.click({ role: 'button', name: again });
        await page.until(`stand.ears && ${noticed(en.voice.listening)}`);
        expect(await page.has({ role: 'button', name: en.voice.stop })).toBe(true);
      },
    );

    test('in a browser without a speech service, the switch is not offered', async () => {
      const page = browser();
      await openFresh(page, `${served.url}?unnamed`);
      expect(await page.has({ role: 'button', name: en.capture.choose })).toBe(true);
      expect(await page.has({ role: 'button', name: en.voice.start })).toBe(false);
    });

    test('listening continues after a silence until it is stopped', async () => {
      const page = browser();
      await openFresh(page, served.url);
      await press(page, en);
      await page.evaluate(`void (() => {
      const { ears } = stand;
      stand.ears = null;
      ears.onerror({ error: 'no-speech' });
      ears.onend();
    })()`);
      expect(await page.evaluate('stand.ears !== null')).toBe(true);
      await page.click({ role: 'button', name: en.voice.stop });
      await page.until('stand.ears === null');
      expect(await page.has({ role: 'button', name: en.voice.start })).toBe(true);
    });

    test('after a language change, the commands of the new language are recognised', async () => {
      const page = browser();
      await beginListening(page, en, 'en');
      await choose(page, en.settings.language, 'de');
      await page.until("stand.ears?.lang === 'de'");
      await say(page, 'leeren');
      await page.until(strokes(0));
    });

    test('“say it” speaks the number in the language of the page, and a corrected number as corrected', async () => {
      const page = browser();
      await openFresh(page, served.url);
      await draw(page, '7');
      await untilRead(page, '7');
      for (const [, code, words] of languages) {
        await choose(page, en.settings.language, code);
        await page.click({ role: 'button', name: words.result.say });
        const { text, lang } = await spoken(page);
        expect(text).toMatch(/^7\. /);
        expect(
          Object.values(words.certainty).some((sure) => text.startsWith(`7. ${sure}, `)),
          text,
        ).toBe(true);
        expect(lang).toBe(code);
      }
      await page.click('details.correct summary');
      await page.click('.digit-row button');
      await page.press('1');
      await untilRead(page, '1');
      await page.click({ role: 'button', name: de.result.say });
      expect(await spoken(page)).toEqual({ text: '1', lang: 'de' });
    });
  },
  { among: [chromium] },
);
