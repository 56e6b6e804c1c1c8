/** A network as data: what a recipe holds, and from which every graph of the network is built. */
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
    }
  | { readonly kind: 'batchNorm' }
  | { readonly kind: 'relu' }
  | { readonly kind: 'silu' }
  | { readonly kind: 'maxPool'; readonly size: number; readonly stride?: number; readonly padding?: number }
  | {
      readonly kind: 'averagePool';
      readonly size: number;
      readonly stride?: number;
      readonly padding?: number;
    }
  | { readonly kind: 'globalAveragePool' }
  | { readonly kind: 'flatten' }
  /** On features: drops elements (Srivastava 2014). On a map: drops whole channels (Tompson 2015). */
  | { readonly kind: 'dropout'; readonly rate: number }
  | { readonly kind: 'dense'; readonly out: number; readonly bias?: boolean }
  /** y = x + body(x) (He 2016); the body keeps the shape. */
  | { readonly kind: 'residual'; readonly body: readonly Layer[] };

export type LayerKind = Layer['kind'];
export type LayerOf<K extends LayerKind> = Extract<Layer, { readonly kind: K }>;

/** What flows between layers: [channels, height, width] or [features]. */
export type FeatureShape = readonly number[];
