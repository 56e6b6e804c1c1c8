/** Which digits or strings a set has. */
export type SetSource =
  /** The published test digits. */
  | { readonly kind: 'published test' }
  /** Held out of a published training part, or of the training pictures of a folder. */
  | {
      readonly kind: 'held out' | 'folder, held out';
      readonly by: 'writer' | 'label';
      readonly share: number;
      readonly seed: number | string;
    }
  | { readonly kind: 'folder' | 'folder, test part' | 'folder, validation part' }
  /** Strings that a model of numbers was not trained on. */
  | {
      readonly kind:
        | 'held-out cheques'
        | 'composed of held-out digits'
        | 'composed of held-out strokes'
        | 'held-out recorded numbers';
    }
  | { readonly kind: 'synthetic' };

export type SetAbout = SetSource & {
  /** Number of digits that were drawn at random from the set; absent if all were read. */
  readonly drawn?: number;
};
