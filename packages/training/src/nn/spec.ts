/** A network as data: part of a recipe, and the source of every graph of the network. */
export type ModelSpec = { readonly layers: readonly Layer[] };

export type Layer =
  | {
      readonly kind: 'conv';
      readonly out: number;
      readonly kernel: number;
      readonly stride?: number;
      readonly padding?: number;
      readonly groups?: number;
      readonly bias?: boolean;
      /**
       * In the first layer: the kernel is not learned; it consists of the principal components of
       * the training pictures' patches (`whitening.ts`).
       */
      readonly whitening?: boolean;
    }
  | { readonly kind: 'batchNorm' }
  | { readonly kind: 'relu' }
  | { readonly kind: 'silu' }
  | { readonly kind: 'maxPool'; readonly size: Pair; readonly stride?: Pair; readonly padding?: Pair }
  | { readonly kind: 'averagePool'; readonly size: Pair; readonly stride?: Pair; readonly padding?: Pair }
  /** Twice the height and width: every pixel becomes four equal ones. */
  | { readonly kind: 'upsample' }
  | { readonly kind: 'globalAveragePool' }
  | { readonly kind: 'flatten' }
  /**
   * Turns a map into a row of columns, each with the features of its whole height; the following
   * layers see each column separately.
   */
  | { readonly kind: 'columns' }
  /**
   * On features: drops elements (Srivastava 2014). On a map: drops whole channels (Tompson 2015).
   */
  | { readonly kind: 'dropout'; readonly rate: number }
  | { readonly kind: 'dense'; readonly out: number; readonly bias?: boolean }
  /**
   * y = x + body(x) (He 2016); the body keeps the shape. With a convolution of stride 2 and `upsample`
   * in the body it is a level of a U-Net (Ronneberger 2015) that adds its maps.
   */
  | { readonly kind: 'residual'; readonly body: readonly Layer[] };

/** The same for both axes, or [along the height, along the width]. */
export type Pair = number | readonly [number, number];

export type LayerKind = Layer['kind'];
export type LayerOf<K extends LayerKind> = Extract<Layer, { readonly kind: K }>;

/**
 * Type of the data between layers: [channels, height, width] or [features], of the whole image or
 * of each column.
 */
export type FeatureShape = readonly number[];
