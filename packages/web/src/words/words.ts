import { computed, effect } from '@preact/signals';
import { preference } from '../platform/preference.ts';
import { de } from './de.ts';
import { en, type Words } from './en.ts';

export const LANGUAGES = { en, de } as const satisfies Readonly<Record<string, Words>>;
export type Language = keyof typeof LANGUAGES;

export function isLanguage(code: string): code is Language {
  return Object.hasOwn(LANGUAGES, code);
}

/** Returns the first of the browser's languages that the page supports. */
export function languageOf(wanted: readonly string[]): Language {
  return wanted.map((code) => code.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
}

export const language = preference<Language>('language', languageOf(navigator.languages), isLanguage);

/** The texts in the chosen language. */
export const words = computed<Words>(() => LANGUAGES[language.value]);

effect(() => {
  document.documentElement.lang = language.value;
});
