import { effect } from '@preact/signals';
import { preference } from './preference.ts';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export function isTheme(name: string): name is Theme {
  return THEMES.some((theme) => theme === name);
}

export const theme = preference<Theme>('theme', 'auto', isTheme);

/** Colour of the paper in each theme, as in `style/tokens.css` and `index.html`. */
const PAPER = { light: '#f7f3ea', dark: '#15181d' } as const;

effect(() => {
  const { value } = theme;
  document.documentElement.dataset.theme = value;
  // The browser's own bars have the colour of the paper. Each of the two tags is for one theme of the device.
  for (const [i, device] of (['light', 'dark'] as const).entries()) {
    const tag = document.querySelectorAll('meta[name=theme-color]')[i];
    tag?.setAttribute('content', PAPER[value === 'auto' ? device : value]);
  }
});
