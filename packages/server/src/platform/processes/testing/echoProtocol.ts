export type EchoProtocol = {
  start: string;
  ready: string;
  asked:
    | { readonly kind: 'echo'; readonly text: string }
    | { readonly kind: 'fail'; readonly error: 'picture' | 'problem' | 'other' }
    | { readonly kind: 'end' };
  answer: string;
  /** Length of the text. */
  notice: number;
};
