import { effect } from '@preact/signals';
import { preference } from './preference.ts';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export function isTheme(name: string): name is Theme {
  return THEMES.some((theme) => theme === name);
}

export const theme = preference<Theme>('theme', 'auto', isTheme);

effect(() => {
  document.documentElement.dataset.theme = theme.value;
});
