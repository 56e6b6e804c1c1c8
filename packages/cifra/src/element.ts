// Defines `<cifra-number>`.
import type { Reading } from '@cifra/core/base/types.ts';
import { CifraNumberElement } from './element/cifraNumber.ts';

export * from './elementClass.ts';

declare global {
  interface HTMLElementTagNameMap {
    'cifra-number': CifraNumberElement;
  }
  interface HTMLElementEventMap {
    'cifra-reading': CustomEvent<Reading>;
  }
}

const NAME = 'cifra-number';

// In Node, where pages are rendered in advance, there is no registry. Two copies of the package define
// it once.
if (globalThis.customElements !== undefined && customElements.get(NAME) === undefined)
  customElements.define(NAME, CifraNumberElement);
