import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../public');
type Screenshot = { readonly src: string; readonly sizes: string; readonly form_factor: string };
type Icon = { readonly src: string; readonly sizes: string; readonly type: string; readonly purpose: string };
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.webmanifest'), 'utf8')) as {
  readonly icons: readonly Icon[];
  readonly screenshots: readonly Screenshot[];
  readonly shortcuts: readonly { readonly name: string; readonly url: string }[];
  readonly description: string;
};
const pictures = manifest.icons.filter(({ type }) => type === 'image/png');

/** The IHDR chunk of a PNG starts with width and height (PNG specification, 11.2.1). */
function sizeOf(name: string): string {
  const bytes = readFileSync(join(folder, name));
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

test('the manifest has what browsers require to install a page: icons of 192 and 512 pixels and a maskable icon', () => {
  expect(pictures.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
    '192x192 any',
    '512x512 any',
    '512x512 maskable',
  ]);
});

test('browsers can show what is installed: a description, a screenshot of each form, shortcuts into the page', () => {
  expect(manifest.description).not.toBe('');
  expect(manifest.screenshots.map(({ form_factor }) => form_factor)).toEqual(['narrow', 'wide']);
  for (const { url } of manifest.shortcuts) expect(url).toMatch(/^\.\/#\/\w+$/);
});

test.each([...pictures, ...manifest.screenshots])(
  '$src has the size that the manifest declares',
  ({ src, sizes }) => {
    expect(sizeOf(src)).toBe(sizes);
  },
);
