import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
const THEMES = ['light', 'dark'] as const;

/** Text and its background: WCAG 2.2, 1.4.3. */
const TEXT = [
  ...['ink', 'soft', 'faint', 'accent', 'accent-strong'].flatMap((text) =>
    ['paper', 'sheet', 'raised'].map((ground) => [text, ground] as const),
  ),
  ['ink', 'tint'],
  ['ink', 'doubt'],
  ['soft', 'doubt'],
  ['ink', 'doubt-tint'],
  ['warn', 'warn-tint'],
  ['ink', 'warn-tint'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
] as const;

/** Outlines of controls, the pen's ink: 1.4.11. */
const SHAPES = [
  ['edge', 'paper'],
  ['edge', 'sheet'],
  ['edge', 'raised'],
  ['pen', 'sheet'],
  ['pen', 'doubt'],
  ['edge', 'doubt-tint'],
] as const;

describe.each(THEMES)('colours of the %s theme', (theme) => {
  test.each(TEXT)('%s on %s is readable', (text, ground) => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });
  test.each(SHAPES)('%s on %s is visible', (shape, ground) => {
    expect(contrast(colour(shape, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});

test('black on white is 21 : 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
});

function colour(name: string, theme: (typeof THEMES)[number]): string {
  const found = css.match(new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`));
  if (!found) throw new Error(`tokens.css has no colour --${name}`);
  return found[1 + THEMES.indexOf(theme)];
}

/** Returns the contrast ratio of two colours as #rrggbb, 1 to 21 (WCAG 2.2, "contrast ratio"). */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}

/** Returns the relative luminance of sRGB, 0 to 1 (WCAG 2.2). */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
