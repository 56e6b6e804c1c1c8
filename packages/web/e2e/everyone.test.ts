import { beforeAll, describe, expect, inject, test } from 'vitest';
import { en } from '../src/words/en.ts';
import { focused, LISTEN } from './byKeys.ts';
import { controls } from './controls.ts';
import { describeEngines } from './describeEngines.ts';
import { launchChromium } from './harness/chromium.ts';
import { engines, missing } from './harness/engines.ts';
import { createPage, type Page } from './harness/page.ts';
import {
  draw,
  example,
  openExperts,
  openFresh,
  openView,
  sidewaysExcess,
  startOver,
  untilRead,
} from './readPage.ts';

const url = inject('page');
const chromium = engines.find(({ name }) => name === 'chromium');
const [smallest, label] = [24, (text: string) => text.toLowerCase()];

/** Writes a number in place of what is on the sheet. */
async function write(page: Page, digits: string): Promise<void> {
  await openView(page, en.views.read);
  if (await page.evaluate("document.querySelector('.sheet-ink path') !== null"))
    await page.click({ role: 'button', name: en.sheet.clear });
  await untilRead(page, '');
  await draw(page, digits);
  await untilRead(page, digits);
}

/** Every state of the page, with the steps that lead to it from those before. */
const STATES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'an empty sheet': async () => {},
  'a number read': (page) => write(page, '7'),
  'a number being corrected': async (page) => {
    await write(page, '74');
    await page.evaluate("document.querySelector('details.correct').open = true");
    await page.click('.digit-row li:nth-child(2) button');
  },
  why: async (page) => {
    await write(page, '7');
    await openView(page, en.views.why);
    await openExperts(page);
    await page.until("document.querySelectorAll('.why-maps svg').length === 3");
    await page.until("document.querySelectorAll('.strip').length === 4");
  },
  'a picture refused': async (page) => {
    await openView(page, en.views.read);
    await page.upload('input[type=file][multiple]', [example('scribble.png')]);
    await page.until("document.querySelector('.refused')");
  },
  'a table of numbers to check': async (page) => {
    await openView(page, en.views.read);
    await page.upload('input[type=file][multiple]', ['scribble.png', 'two-lines.jpg'].map(example));
    await page.until(
      "document.querySelector('.numbers-choices') && document.querySelectorAll('.numbers-field').length >= 3",
    );
  },
  models: async (page) => {
    await openView(page, en.views.model);
    await openExperts(page);
    await page.until("document.querySelectorAll('.report polyline').length >= 2");
  },
  lab: async (page) => {
    await openView(page, en.views.lab);
    await page.until("!document.querySelector('main > p[role=status]')");
  },
};

/** Labels of the controls that only keyboards and screen readers find. */
const FOCUSED_ONLY: readonly string[] = [en.skip, en.sheet.typeNumber, en.sheet.write];

/** Returns the classes of the animated elements. */
const moving = `[...document.querySelectorAll('*')].filter((element) => {
  const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
  return /[1-9]/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth';
}).map(({ className }) => String(className.baseVal ?? className))`;

describeEngines('for everyone', (browser) => {
  // Once for all states: the reader is compiled with every visit.
  beforeAll(() => openFresh(browser(), url));
  test.each(Object.entries(STATES))(
    '%s: nothing moves, at 400 % all is reached without sideways scrolling, targets are large enough, names hold what is seen',
    async (_, reach) => {
      const page = browser();
      await page.resize(1280, 900);
      await reach(page);
      // Every engine that supports it starts with reduced motion.
      if (await page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches"))
        expect(await page.evaluate(moving)).toEqual([]);
      // 1280 × 1024 pixels at 400 % zoom.
      for (const [width, height] of [
        [1280, 900],
        [320, 256],
      ]) {
        await page.resize(width, height);
        expect(await sidewaysExcess(page), `${width} pixels`).toBeLessThanOrEqual(0);
        const all = await controls(page);
        expect(all.length).toBeGreaterThan(8);
        // Without a window manager, WebKit's window loses the focus when resized: these controls
        // are visible only with focus.
        const unseen = (await page.evaluate('document.hasFocus()')) ? [] : FOCUSED_ONLY;
        expect(all.filter((each) => !each.reachable && !unseen.includes(each.label))).toEqual([]);
        expect(all.filter((each) => !each.inText && Math.min(each.width, each.height) < smallest)).toEqual(
          [],
        );
        expect(all.filter(({ name }) => name === '')).toEqual([]);
        expect(all.filter((each) => !label(each.name).includes(label(each.label)))).toEqual([]);
      }
    },
  );

  test('a reading is announced once, after the last stroke', async () => {
    const page = browser();
    await page.resize(1280, 900);
    await startOver(page, url);
    await page.evaluate(LISTEN);
    await draw(page, '74');
    await page.until("heard.some((text) => text.startsWith('74. '))");
    await page.click({ role: 'button', name: en.sheet.clear });
    await page.until(`heard.at(-1) === ${JSON.stringify(en.sheet.cleared)}`);
    const heard = await page.evaluate<string[]>('heard');
    expect(heard.filter((text) => text.startsWith('74. '))).toHaveLength(1);
  });

  test('a chosen alternative leaves the list, and the focus stays', async () => {
    const page = browser();
    await startOver(page, url);
    await drawOneOrSeven(page);
    const text = await page.until<string>(
      "document.querySelector('.answer .alternative-number')?.textContent",
    );
    await page.evaluate("document.querySelector('.answer').focus()");
    await page.press('Enter');
    await untilRead(page, text);
    expect(await page.evaluate("document.querySelector('.answer')")).toBeNull();
    await focused(page, '');
  });
});

/** Draws a 1 whose upstroke is as flat as the bar of a 7, and as short as the upstroke of a 1. */
async function drawOneOrSeven(page: Page): Promise<void> {
  const { x, y } = await page.find('svg.sheet');
  const corners = [
    [0, -92],
    [40, -112],
    [20, 112],
  ];
  const path = corners.flatMap(([right, down], i) => {
    const [fromRight, fromDown] = corners[Math.max(0, i - 1)];
    return Array.from({ length: 10 }, (_, step) => ({
      x: x + fromRight + ((right - fromRight) * (step + 1)) / 10,
      y: y + fromDown + ((down - fromDown) * (step + 1)) / 10,
    }));
  });
  await page.drag(path);
}

/** A visit with a fresh browser and the given media features. */
async function visit(
  wishes: Parameters<typeof launchChromium>[0],
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const page = createPage(await launchChromium(wishes));
  try {
    await page.resize(1280, 900);
    await openFresh(page, url);
    await work(page);
  } finally {
    await page.close();
  }
}

/** Only Chromium can emulate these preferences independently of the system. */
describe.skipIf(!chromium || missing(chromium))('visitors with preferences, in chromium', () => {
  test('without reduced motion, elements are animated', async () => {
    await visit({ reducedMotion: 'no-preference' }, async (page) => {
      expect(await page.evaluate<string[]>(moving)).toContain('invite');
    });
  });

  test.each(['light', 'dark'] as const)(
    'in forced colours, %s: ink, boxes and evidence stand out, buttons have edges',
    async (colorScheme) => {
      await visit({ forcedColors: 'active', colorScheme }, async (page) => {
        await STATES['a number being corrected'](page);
        expect(await faint(page, '.sheet-ink path, .box text, .box rect')).toEqual([]);
        expect(await page.evaluate(edgeless)).toEqual([]);
        await openView(page, en.views.why);
        await openExperts(page);
        await page.until("document.querySelectorAll('.why-maps svg').length === 3");
        await page.until("document.querySelectorAll('.strip').length === 4");
        expect(await faint(page, '.why-maps svg path[stroke]')).toEqual([]);
        expect(await page.evaluate(edgeless)).toEqual([]);
        await openView(page, en.views.model);
        await openExperts(page);
        await page.until("document.querySelectorAll('.report polyline').length >= 2");
        expect(await faint(page, '.report polyline')).toEqual([]);
      });
    },
  );
});

/**
 * Returns marks with less than 3 : 1 contrast to their own paper or to the canvas of forced
 * colours.
 */
function faint(page: Page, selector: string): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    const rgb = (color) => {
      probe.style.cssText = 'forced-color-adjust: none; color: ' + color;
      return getComputedStyle(probe).color.match(/[\\d.]+/g).slice(0, 3).map(Number);
    };
    const light = (color) => rgb(color)
      .map((v) => v / 255)
      .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
      .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const marks = [...document.querySelectorAll(${JSON.stringify(selector)})];
    const weak = marks.filter((mark) => {
      const { fill, stroke } = getComputedStyle(mark);
      const own = mark.closest('svg').querySelector(':scope > rect:first-of-type[width="28"]');
      const paper = light(own ? own.getAttribute('fill') : 'Canvas');
      return [fill, stroke].every((paint) => paint === 'none' || ratio(light(paint), paper) < 3);
    }).map((mark) => mark.outerHTML.slice(0, 120));
    probe.remove();
    return marks.length === 0 ? ['there is no ' + ${JSON.stringify(selector)}] : weak;
  })()`);
}

/** Returns buttons without an edge in forced colours. */
const edgeless = `[...document.querySelectorAll('button')]
  .filter((button) => button.checkVisibility() && !button.classList.contains('skip'))
  .filter((button) => {
    const { borderTopWidth, borderTopStyle } = getComputedStyle(button);
    return borderTopStyle === 'none' || parseFloat(borderTopWidth) === 0;
  })
  .map(({ className, innerText }) => className + ': ' + innerText)`;
