// The class of the element, for a name or a registry of your own.

export type { CifraNumberAttributes } from './element/attributes.ts';
export { CifraNumberElement } from './element/cifraNumber.ts';
export type { Words } from './element/words.ts';
export { english } from './element/words.ts';
