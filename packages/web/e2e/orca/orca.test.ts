import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { en } from '../../src/words/en.ts';
import { missing } from '../harness/engines.ts';
import { example } from '../readPage.ts';
import { heardBrowsers } from './browsers.ts';
import { type Desktop, missingForOrca, openDesktop } from './desktop.ts';
import { type Listener, listen } from './listener.ts';

describe.each(heardBrowsers)('heard through Orca, $engine.name', ({ engine, open }) => {
  const reason = missingForOrca() ?? missing(engine);
  if (reason) {
    test('Orca and the browser are installed', ({ skip }) => {
      if (process.env.CI) throw new Error(reason);
      skip(reason);
    });
    return;
  }
  let desktop: Desktop;
  let orca: Listener;
  beforeAll(async () => {
    desktop = await openDesktop();
    // The folder that browsers show first.
    copyFileSync(example('pencil-8.jpg'), join(desktop.home, 'pencil-8.jpg'));
    orca = listen(desktop.log, desktop.env);
    await orca.hear('Screen reader on');
    open(desktop, inject('page'));
    await orca.hear('Finished loading Cifra');
    await orca.quiet();
  });
  afterAll(() => desktop?.close());

  test('the first control types a number, which is written, read and announced once', async () => {
    await orca.tabTo(en.sheet.typeNumber);
    await orca.type('42');
    await orca.press('Return');
    await orca.hear('42. ');
    expect(announced(orca, '42. ')).toHaveLength(1);
  });

  test('a number is drawn by keys: the sheet says its name, its keys and where the pen is', async () => {
    const stop = (await orca.tabTo(en.sheet.invite)).join(' ');
    for (const part of [en.sheet.label, en.sheet.at(15, 5), 'Space puts it down'])
      expect(stop.toLowerCase()).toContain(part.toLowerCase());
    await orca.press('Return');
    await orca.hear(en.sheet.fresh);
    await orca.press('space');
    await orca.hear(en.sheet.penDown);
    await orca.press('Right');
    await orca.hear(en.sheet.at(16, 5));
    await orca.press(...Array.from({ length: 5 }, () => 'Right'));
    await orca.hear(en.sheet.at(21, 5));
    for (let step = 1; step <= 5; step++) {
      await orca.press('End', 'Down');
      await orca.hear(en.sheet.at(21 - step, 5 + 2 * step));
    }
    await orca.press('space');
    await orca.hear(en.sheet.penUp);
    await orca.hear('7. ');
    expect(announced(orca, '7. ')).toHaveLength(1);
  });

  test('undo and redo of the ink are heard', async () => {
    await orca.press('ctrl+z');
    await orca.hear(en.sheet.undone);
    await orca.press('ctrl+y');
    await orca.hear(en.sheet.redone);
    await orca.hear('7. ');
  });

  test('a reading is corrected, and the correction is undone', async () => {
    await orca.tabTo(en.result.correct);
    await orca.press('Return');
    await orca.tabTo(en.correct.type);
    await orca.press('ctrl+a');
    await orca.type('3');
    await orca.press('Return');
    await orca.hear(en.correct.done('3'));
    await orca.tabTo(en.correct.undo, 'shift+Tab');
    await orca.press('Return');
    await orca.hear(en.correct.undone('7'));
  });

  test('why it was read so is answered in words', async () => {
    await orca.tabTo(en.result.why);
    await orca.press('Return');
    await orca.hear('It looks like a 7 rather than a ');
    await orca.press('alt+Left');
  });

  test('with an empty list, a sample picture is read by one press, and announced once', async () => {
    await orca.tabTo(en.session.forget);
    await orca.press('Return');
    await orca.hear(en.session.forgotten);
    await orca.tabTo(en.welcome.sample.zip);
    await orca.press('Return');
    await orca.hear('94107. ');
    expect(announced(orca, '94107. ')).toHaveLength(1);
  });

  // Chromium's dialog gives the page no file on a desktop without portals.
  test.runIf(engine.name === 'firefox')('a picture is chosen from the files and read', async () => {
    await orca.tabTo(en.capture.choose);
    await orca.press('space');
    await orca.hear('Files');
    await orca.quiet();
    await orca.tabTo('pencil-8.jpg', 'Down');
    await orca.press('Return');
    await orca.hear('8. ');
    expect(announced(orca, '8. ')).toHaveLength(1);
  });
});

/** What Orca said that starts with a text. */
function announced(orca: Listener, begins: string): string[] {
  return orca.all().filter((text) => text.startsWith(begins));
}
