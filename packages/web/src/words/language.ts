import { computed, effect, type ReadonlySignal } from '@preact/signals';
import { preference } from '../platform/preference.ts';

/** The page's languages by their own names. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;

export function isLanguage(code: string): code is Language {
  return Object.hasOwn(LANGUAGES, code);
}

/** Returns the first of the browser's languages that the page supports. */
export function languageOf(wanted: readonly string[]): Language {
  return wanted.map((code) => code.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
}

export const language = preference<Language>('language', languageOf(navigator.languages), isLanguage);

/** Returns what the chosen language has. A table with a missing language does not compile. */
export function inLanguage<T>(table: Readonly<Record<Language, T>>): ReadonlySignal<T> {
  return computed(() => table[language.value]);
}

effect(() => {
  document.documentElement.lang = language.value;
});
