/** The attributes of `<cifra-number>`, for the types of frameworks' templates. */
export type CifraNumberAttributes = {
  readonly name?: string;
  readonly value?: string;
  readonly expect?: string;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly readonly?: boolean;
  readonly compact?: boolean;
  readonly pictures?: 'camera' | 'files' | 'off';
  readonly 'min-confidence'?: number | string;
  readonly 'max-error'?: number | string;
};
