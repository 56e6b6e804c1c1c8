import { computed } from '@preact/signals';
import { type Language, language } from '../../words/words.ts';
import { wordsDe } from './words.de.ts';
import { type ModelWords, wordsEn } from './words.en.ts';

const LANGUAGES: Readonly<Record<Language, ModelWords>> = { en: wordsEn, de: wordsDe };

/** The texts of this view, loaded with it. */
export const modelWords = computed(() => LANGUAGES[language.value]);
