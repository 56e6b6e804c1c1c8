import type { ReadingOptions } from '@cifra/core/reading/readingOptions.ts';
import { STYLES, type Style } from '@cifra/core/reading/styles.ts';
import { computed } from '@preact/signals';
import { preference } from '../platform/preference.ts';
import { expected } from './expected.ts';

function isStyle(name: string): name is Style {
  return STYLES.some((style) => style === name);
}

/** How the visitor writes 1 and 7; kept between visits. */
export const style = preference<Style>('style', 'auto', isStyle);

const known = computed(() => (style.value === 'auto' ? {} : { style: style.value }));

/** The chosen options for the reader on this device. */
export const readingOptions = computed((): ReadingOptions => {
  const { expect } = expected.value;
  return { ...(expect && { expect }), ...known.value };
});

/** The same options as the server takes them. */
export const serverOptions = computed(() => {
  const { text } = expected.value;
  return { ...(text !== undefined && { expect: text }), ...known.value };
});
