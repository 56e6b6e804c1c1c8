// The element in JSX: copy this file into your project.
import type { CifraNumberAttributes, CifraNumberElement } from 'cifra/element';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'cifra-number': CifraNumberAttributes &
        DetailedHTMLProps<HTMLAttributes<CifraNumberElement>, CifraNumberElement>;
    }
  }
}
