// `<cifra-number>` of the packed package in three engines, as its users meet it.

import { describeEngines } from '@cifra/web/e2e/describeEngines.ts';
import { chromium } from '@cifra/web/e2e/harness/chromium.ts';
import type { Page } from '@cifra/web/e2e/harness/page.ts';
import { filesInPage } from '@cifra/web/e2e/pageFiles.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { english } from '../src/element/words.ts';
import { openSite, type Site, visit, write } from './elementPage.ts';

let site: Site;
let url: string;
beforeAll(async () => {
  site = await openSite();
  url = await site.add('form', '');
});
afterAll(() => site?.close());

const FORM = `<form>
  <label for="a">Amount</label> <cifra-number id="a" name="a" value="5"></cifra-number>
  <fieldset><legend>More</legend><label>Year <cifra-number id="b" name="b" placeholder="2026"></cifra-number></label></fieldset>
  <button>Send</button></form>`;

/** Replaces what is in the page; the reader stays loaded. */
async function show(page: Page, html = FORM): Promise<void> {
  await page.evaluate(`(() => {
    for (const form of document.querySelectorAll('form')) form.remove();
    document.querySelector('main').insertAdjacentHTML('beforeend', ${JSON.stringify(html)});
    document.querySelector('form').addEventListener('submit', (event) => {
      event.preventDefault();
      seen.push('submit ' + sent());
    });
    seen.length = 0;
  })()`);
}

/** Runs statements in the page. */
const run = (page: Page, statements: string) => page.evaluate(`void (() => { ${statements} })()`);

const untilValue = (page: Page, id: string, value: string) =>
  page.until(
    `document.getElementById('${id}').value === '${value}' && !document.getElementById('${id}').busy`,
  );

describeEngines('cifra-number', (browser) => {
  beforeAll(() => visit(browser(), url));
  beforeEach(() => show(browser()));

  test('a number written with the mouse is in the data of the form', async () => {
    const page = browser();
    expect(await page.evaluate('sent()')).toBe('a=5&b=');
    await write(page, 'b', '17');
    await untilValue(page, 'b', '17');
    expect(await page.evaluate('sent()')).toBe('a=5&b=17');
    await page.until("seen.includes('change b 17')");
    const seen = await page.evaluate<string[]>('seen');
    expect(seen.filter((event) => event.startsWith('input')).at(-1)).toBe('input b 17');
    expect(seen.filter((event) => event.startsWith('change'))).toEqual(['change b 17']);
    expect(seen).toContain('cifra-reading b 17');
    expect(await page.evaluate('b.reading.digits.length')).toBe(2);
    // Not the text field, although the element is in its label: phones would show their keyboard.
    expect(await page.evaluate("active() === part('b', 'sheet')")).toBe(true);
    expect(await page.evaluate('b.confidence > 0.9 && b.confidence <= 1')).toBe(true);
    // Screen readers hear it once.
    const status = "b.shadowRoot.querySelector('[role=status]').textContent";
    await page.until(`${status}.startsWith('17. ')`);
  });

  test('undo and clear work on strokes, by button and method', async () => {
    const page = browser();
    await write(page, 'b', '17');
    await untilValue(page, 'b', '17');
    await page.evaluate("part('b', 'undo-button').click()");
    await untilValue(page, 'b', '1');
    await page.evaluate("part('b', 'clear-button').click()");
    await untilValue(page, 'b', '');
    await page.evaluate('b.undo()');
    await untilValue(page, 'b', '1');
  });

  test('typing wins over ink, and a format gives the canonical value', async () => {
    const page = browser();
    await write(page, 'b', '1');
    await untilValue(page, 'b', '1');
    await page.evaluate('b.focus()');
    await page.evaluate('b.select()');
    await page.type('24.12.2026');
    expect(await page.evaluate('[b.value, b.confidence]')).toEqual(['24.12.2026', null]);
    await page.evaluate("b.expect = 'date:dmy'");
    expect(await page.evaluate('[b.value, b.text, sent()]')).toEqual([
      '2026-12-24',
      '24.12.2026',
      'a=5&b=2026-12-24',
    ]);
    await page.evaluate("b.expect = 'zip-us'");
    expect(await page.evaluate('[b.validity.patternMismatch, b.validationMessage]')).toEqual([
      true,
      english.wrongFormat,
    ]);
  });

  test('Enter sends the form, unless a number is missing or wrong', async () => {
    const page = browser();
    await run(page, "a.required = true; a.value = ''; b.focus()");
    expect(await page.evaluate('[a.validity.valueMissing, a.checkValidity()]')).toEqual([true, false]);
    await page.type('12');
    await page.press('Enter');
    expect(await page.evaluate("seen.filter((event) => event.startsWith('submit'))")).toEqual([]);
    await run(page, "a.value = '3'; b.focus()");
    await page.press('Enter');
    await page.until("seen.includes('submit a=3&b=12')");
    await page.evaluate("a.value = 'three'");
    expect(await page.evaluate('[a.validity.patternMismatch, document.forms[0].checkValidity()]')).toEqual([
      true,
      false,
    ]);
    await run(page, "a.value = '3'; a.setCustomValidity('Too small')");
    expect(await page.evaluate('[a.validity.customError, a.validationMessage]')).toEqual([true, 'Too small']);
  });

  test('reset restores the first value, also while a number is read', async () => {
    const page = browser();
    await write(page, 'a', '7');
    await untilValue(page, 'a', '7');
    await page.evaluate('document.forms[0].reset()');
    expect(await page.evaluate('[a.value, sent()]')).toEqual(['5', 'a=5&b=']);
    expect(await page.evaluate("part('a', 'ink').childElementCount")).toBe(0);
    await write(page, 'a', '1');
    await page.evaluate('document.forms[0].reset()');
    expect(await page.evaluate('[a.busy, a.validity.valid, a.value]')).toEqual([false, true, '5']);
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 800))');
    expect(await page.evaluate('a.value')).toBe('5');
  });

  test('while a number is read, the form is not sent', async () => {
    const page = browser();
    const sending = await page.evaluate(`(async () => {
      const { width, height } = { width: 40, height: 40 };
      const reading = b.read({ width, height, channels: 1, data: new Uint8Array(1600).fill(255) });
      document.forms[0].requestSubmit();
      const states = [b.busy, b.validity.badInput, b.validationMessage];
      await reading;
      return [...states, b.busy, seen.filter((event) => event.startsWith('submit')).length];
    })()`);
    expect(sending).toEqual([true, true, english.unread, false, 0]);
    expect(await page.evaluate('b.validationMessage')).toBe(english.refusals.blank);
  });

  test('disabled, by itself or its fieldset, it sends nothing and takes no ink; readonly, it sends', async () => {
    const page = browser();
    await run(page, "document.querySelector('fieldset').disabled = true; a.value = '9'; a.disabled = true");
    expect(await page.evaluate('sent()')).toBe('');
    expect(
      await page.evaluate("[b.matches(':disabled'), part('b', 'input').disabled, b.willValidate]"),
    ).toEqual([true, true, false]);
    await run(
      page,
      "document.querySelector('fieldset').disabled = false; a.disabled = false; a.readOnly = true",
    );
    expect(await page.evaluate('sent()')).toBe('a=9&b=');
    expect(
      await page.evaluate("[part('a', 'input').readOnly, part('a', 'surface').hidden, a.willValidate]"),
    ).toEqual([true, true, false]);
  });

  test('a doubtful number is a question, which blocks the form until it is answered', async () => {
    const page = browser();
    await run(page, 'b.minConfidence = 1; b.required = true');
    await write(page, 'b', '4');
    await page.until('b.choices.length > 0 && !b.busy');
    const [first] = await page.evaluate<string[]>('b.choices');
    expect(first).toBe('4');
    expect(await page.evaluate('[b.value, b.validity.badInput, b.validationMessage]')).toEqual([
      '',
      true,
      english.unanswered('4'),
    ]);
    await page.evaluate("part('b', 'choice').focus()");
    await page.press('Enter');
    await untilValue(page, 'b', '4');
    expect(
      await page.evaluate("[b.validity.valid, b.choices.length, active().getAttribute('part')]"),
    ).toEqual([true, 0, 'input']);
    expect(await page.evaluate('seen.slice(-2)')).toEqual(['input b 4', 'change b 4']);
  });

  test('with the keyboard alone: from the label to the sheet, a seven, and on', async () => {
    const page = browser();
    await page.evaluate("document.querySelector('label[for=a]').click()");
    expect(await page.evaluate("[document.activeElement.id, active().getAttribute('aria-label')]")).toEqual([
      'a',
      'Amount',
    ]);
    await page.evaluate('b.focus()');
    const stops: string[] = [];
    for (let i = 0; i < 3; i++) {
      stops.push(await page.evaluate("active().getAttribute('aria-label')"));
      await page.press('Tab');
    }
    stops.push(await page.evaluate("active().getAttribute('aria-label')"));
    await page.evaluate("part('b', 'sheet').focus()");
    expect(stops).toEqual(['Year', english.photograph, `Year: ${english.sheet}`, english.undo]);
    for (const key of [...Array(3).fill('ArrowLeft'), ...Array(2).fill('ArrowUp'), ' '])
      await page.press(key);
    for (let i = 0; i < 4; i++) await page.press('ArrowRight');
    for (let i = 0; i < 3; i++) for (const key of ['End', 'ArrowDown']) await page.press(key);
    expect(await page.evaluate("part('b', 'sheet').getAttribute('aria-valuetext')")).toMatch(
      /^\d+ across, \d+ down$/,
    );
    await page.press(' ');
    await untilValue(page, 'b', '7');
  });

  test('a picture is read: from a file, and dropped; a file that is not a picture says so', async () => {
    const page = browser();
    const drop = (files: string) =>
      page.evaluate(`(async () => {
      const files = await ${files};
      const transfer = new DataTransfer();
      for (const file of files) transfer.items.add(file);
      part('b', 'frame').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));
    })()`);
    await drop(filesInPage(['zip-code.png']));
    await untilValue(page, 'b', '94107');
    expect(await page.evaluate("part('b', 'picture').width > 10")).toBe(true);
    await page.evaluate('b.clear()');
    expect(await page.evaluate("part('b', 'picture')")).toBe(null);
    await drop("Promise.resolve([new File(['no'], 'no.png', { type: 'image/png' })])");
    await page.until(`part('b', 'message').textContent === ${JSON.stringify(english.failed)}`);
  });

  test('a removed element stops, and reads on when it is inserted again', async () => {
    const page = browser();
    const seen = await page.evaluate(`(async () => {
      globalThis.removed = b;
      const [file] = await ${filesInPage(['zip-code.png'])};
      const reading = removed.read(file);
      removed.remove();
      const { busy } = removed;
      await reading;
      return [busy, removed.value, ...seen];
    })()`);
    expect(seen).toEqual([false, '']);
    await page.evaluate('void document.forms[0].append(removed)');
    await untilValue(page, 'b', '94107');
  });

  test('moved while it reads, it still reads', async () => {
    const page = browser();
    await page.evaluate(`(async () => {
      const file = (await ${filesInPage(['zip-code.png'])})[0];
      void b.read(file);
      document.forms[0].append(b);
    })()`);
    await untilValue(page, 'b', '94107');
  });

  test('an element made before its definition keeps its properties; the class takes another name', async () => {
    const page = browser();
    const values = await page.evaluate(`(() => {
      const early = document.createElement('cifra-later');
      Object.assign(early, { name: 'c', value: '42', required: true, expect: 'digits:2' });
      document.forms[0].append(early);
      customElements.get('cifra-later') ?? customElements.define('cifra-later', class extends CifraNumberElement {});
      customElements.upgrade(early);
      return [early.value, early.name, early.required, early.getAttribute('expect'), sent()];
    })()`);
    expect(values).toEqual(['42', 'c', true, 'digits:2', 'a=5&b=&c=42']);
  });

  test('the browser restores number and ink', async () => {
    const page = browser();
    const restored = await page.evaluate(`(() => {
      a.formStateRestoreCallback(JSON.stringify({ text: '31', ink: 'aBAAAAgI' }), 'restore');
      b.formStateRestoreCallback('not json', 'restore');
      return [a.value, part('a', 'ink').childElementCount, b.value];
    })()`);
    expect(restored).toEqual(['31', 1, '']);
  });

  test('two elements share a reader', async () => {
    const page = browser();
    await page.evaluate(`(async () => {
      const [file] = await ${filesInPage(['zip-code.png'])};
      await Promise.all([a.read(file), b.read(file)]);
    })()`);
    expect(await page.evaluate('[a.value, b.value]')).toEqual(['94107', '94107']);
  });

  test('axe finds nothing, and nothing scrolls sideways: light, dark, right to left, 320 pixels', async () => {
    const page = browser();
    await show(
      page,
      `${FORM}<form><label for="c">Code</label><cifra-number id="c" name="c" compact min-confidence="1"></cifra-number></form>`,
    );
    await run(page, "b.minConfidence = 1; b.words = { sheet: 'Hier schreiben' }");
    await write(page, 'b', '17');
    await page.until('b.choices.length > 0');
    for (const direction of ['ltr', 'rtl'])
      for (const scheme of ['light', 'dark'])
        for (const width of [1280, 320]) {
          await page.resize(width, 900);
          await page.evaluate(
            `Object.assign(document.documentElement, { dir: '${direction}' }).style.colorScheme = '${scheme}'`,
          );
          const at = `${direction}, ${scheme}, ${width} pixels`;
          expect(await page.axe(), at).toEqual([]);
          expect(
            await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
            at,
          ).toBeLessThanOrEqual(0);
        }
    await page.resize(1280, 900);
    await page.evaluate("document.documentElement.removeAttribute('dir')");
  });
});

const STRICT = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'`;

describeEngines('cifra-number under a strict Content-Security-Policy', (browser) => {
  test('is styled, and reads on the thread of the page', async () => {
    const page = browser();
    const policy = `<meta http-equiv="Content-Security-Policy" content="${STRICT}">`;
    const form = '<form><label for="b">Year</label><cifra-number id="b" name="b"></cifra-number></form>';
    await visit(page, await site.add('strict', form, policy));
    await write(page, 'b', '17');
    await untilValue(page, 'b', '17');
    expect(await page.evaluate("getComputedStyle(part('b', 'frame')).borderTopStyle")).toBe('solid');
  });
});

describeEngines(
  'cifra-number while its reader loads',
  (browser) => {
    test('shows and says so', async () => {
      const page = browser();
      const form = '<form><label for="b">Year</label><cifra-number id="b" name="b"></cifra-number></form>';
      await visit(page, await site.add('loading', form));
      const texts = await page.evaluate<string[]>(`(async () => {
        const texts = new Set();
        const message = part('b', 'message');
        new MutationObserver(() => texts.add(message.textContent)).observe(message, { childList: true, subtree: true, characterData: true });
        await b.read({ width: 40, height: 40, channels: 1, data: new Uint8Array(1600).fill(255) });
        return [...texts];
      })()`);
      expect(texts).toEqual(
        expect.arrayContaining([english.loading, english.reading, english.refusals.blank]),
      );
    });

    test('a reader that cannot be loaded is reported, and people can type', async () => {
      const page = browser();
      const form =
        '<form><label for="b">Year</label><cifra-number id="b" name="b" required></cifra-number></form>';
      await visit(page, await site.add('unloaded', form, '', true));
      await write(page, 'b', '7');
      await page.until(`part('b', 'message').textContent === ${JSON.stringify(english.notLoaded)}`);
      expect(await page.evaluate('[b.busy, b.validity.valueMissing]')).toEqual([false, true]);
      await page.evaluate("part('b', 'input').focus()");
      await page.type('7');
      expect(await page.evaluate('[b.checkValidity(), sent()]')).toEqual([true, 'b=7']);
    });
  },
  { among: [chromium] },
);
