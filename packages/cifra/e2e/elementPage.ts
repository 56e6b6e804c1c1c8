import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SHAPES } from '@cifra/ink/digitShapes.ts';
import { installInto, packedPackages, temporaryFolder } from '@cifra/publishing/testing/project.ts';
import type { Page } from '@cifra/web/e2e/harness/page.ts';
import { type Served, serveFolder } from '@cifra/web/e2e/harness/serveFolder.ts';
// Declares what the tests are given.
import type {} from '@cifra/web/e2e/setup.ts';

/** A site with the packed package, served without a bundler. */
export type Site = {
  readonly url: string;
  /**
   * Adds a page with the element; `head` is put before the script. `isBroken`: a model is missing.
   * @returns its address
   */
  add(name: string, body: string, head?: string, isBroken?: boolean): Promise<string>;
  close(): Promise<void>;
};

export async function openSite(): Promise<Site> {
  const folder = await temporaryFolder();
  await installInto(folder, [(await packedPackages()).cifra]);
  const broken = join(folder, 'broken/node_modules/cifra');
  await cp(join(folder, 'node_modules/cifra'), broken, { recursive: true });
  await rm(join(broken, 'dist/files/number.onnx.js'));
  for (const file of ['page.js', 'broken/page.js']) await writeFile(join(folder, file), PAGE_SCRIPT);
  const served: Served = await serveFolder(folder);
  return {
    url: served.url,
    async add(name, body, head = '', isBroken = false) {
      const script = `<script type="module" src="${isBroken ? 'broken/' : ''}page.js"></script>`;
      const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">${STYLE}${head}${script}</head>
<body><main><h1>${name}</h1>${body}</main></body></html>`;
      await writeFile(join(folder, `${name}.html`), html);
      return new URL(`${name}.html`, served.url).href;
    },
    async close() {
      await served.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** axe knows no canvas that is dark by itself, and the buttons of WebKit are of no concern. */
const STYLE = '<style>body, body button { background: Canvas; color: CanvasText }</style>';

/** Defines the element, records its events, and offers what the tests ask. */
const PAGE_SCRIPT = `import { CifraNumberElement } from './node_modules/cifra/dist/js/element.js';
globalThis.CifraNumberElement = CifraNumberElement;
globalThis.seen = [];
for (const type of ['input', 'change', 'cifra-reading'])
  document.addEventListener(type, ({ target }) => seen.push([type, target.id, target.value].join(' ')));
globalThis.part = (id, name) => document.getElementById(id).shadowRoot.querySelector('[part~=' + name + ']');
globalThis.sent = () => new URLSearchParams(new FormData(document.querySelector('form'))).toString();
globalThis.active = () => {
  const outer = document.activeElement;
  return outer.shadowRoot?.activeElement ?? outer;
};
globalThis.isReady = true;
`;

/** Opens a page and waits for its script. */
export async function visit(page: Page, url: string): Promise<void> {
  await page.open(url);
  await page.until('globalThis.isReady');
}

/** Writes digits on an element's surface with the mouse. */
export async function write(page: Page, id: string, digits: string): Promise<void> {
  const { x, y, width, height } = await page.evaluate<DOMRect>(`(() => {
    const sheet = part('${id}', 'sheet');
    sheet.scrollIntoView({ block: 'center', behavior: 'instant' });
    return sheet.getBoundingClientRect().toJSON();
  })()`);
  const tall = Math.min(height * 0.6, (0.9 * width) / (digits.length * 0.98));
  for (const [i, digit] of [...digits].entries())
    for (const stroke of SHAPES[Number(digit)])
      await page.drag(
        along(
          stroke.map(([across, down]) => ({
            x: x + width * 0.04 + (i * 0.98 + 0.14 + 0.7 * across) * tall,
            y: y + height * 0.15 + down * tall,
          })),
        ),
      );
}

type Place = { readonly x: number; readonly y: number };

/** Real writing does not jump from corner to corner. */
function along(corners: readonly Place[]): Place[] {
  return corners.flatMap((to, i) => {
    const from = corners[Math.max(0, i - 1)];
    const count = Math.max(1, Math.round(Math.hypot(to.x - from.x, to.y - from.y) / 8));
    return Array.from({ length: count }, (_, step) => ({
      x: from.x + ((to.x - from.x) * (step + 1)) / count,
      y: from.y + ((to.y - from.y) * (step + 1)) / count,
    }));
  });
}
