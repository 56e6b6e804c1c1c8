import { computed } from '@preact/signals';
import { type Language, language } from '../../words/words.ts';
import { wordsDe } from './words.de.ts';
import { type WhyWords, wordsEn } from './words.en.ts';

const LANGUAGES: Readonly<Record<Language, WhyWords>> = { en: wordsEn, de: wordsDe };

/** The words of this view; they come with it, not with the page. */
export const whyWords = computed(() => LANGUAGES[language.value]);
