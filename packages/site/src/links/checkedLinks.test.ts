import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { deadLinks } from './checkedLinks.ts';

const folder = mkdtempSync(join(tmpdir(), 'cifra-links-'));
afterEach(() => rmSync(folder, { recursive: true }));

test('links need a page, a file or an anchor below the base; other hosts only a valid address', () => {
  const files = {
    'index.html': `<a href="/cifra/cli/#read">1</a> <a class="x" href="cli/">2</a> <img src="/cifra/a.png" alt="">
      <a href="https://example.org/x">3</a> <a href="/cifra/cli/#gone">4</a> <a href="/cli/">5</a>
      <a href="/cifra/gone/">6</a> <img src="/cifra/gone.png"> <a href="ftp://example.org">7</a> <a href="mailto:a@b.c">8</a>`,
    'cli/index.html': `<h2 class="y" id="read">Read</h2> <a href="#read">1</a> <a href="../?a=1&#38;b=2">2</a> <a href="../page/#/x">3</a>`,
    // The page of a linked file `form.html` is a folder.
    'form.html/index.html': '<a href="../cli/">1</a>',
    'page/index.html': `<a href="gone/">the page itself is tested elsewhere</a>`,
    'a.png': '',
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  expect(deadLinks(folder, '/cifra')).toEqual([
    'index.html: /cifra/cli/#gone',
    'index.html: /cli/',
    'index.html: /cifra/gone/',
    'index.html: /cifra/gone.png',
    'index.html: ftp://example.org',
  ]);
});
