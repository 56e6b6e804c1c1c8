import { type Numbers, numbersIn } from '@cifra/core/words/numbers.ts';
import { de } from './de.ts';
import { en, type Words } from './en.ts';
import { inLanguage } from './language.ts';

/** The texts in the chosen language. A view has further texts, which are loaded with it. */
export const words = inLanguage<Words>({ en, de });

/** The numbers in the chosen language. */
export const numbers = inLanguage<Numbers>({ en: numbersIn('en'), de: numbersIn('de') });
