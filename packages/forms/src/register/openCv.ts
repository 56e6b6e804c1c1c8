/** The part of OpenCV that registration uses. Objects are freed by `delete()` only. */
export type Cv = {
  readonly CV_8UC1: number;
  readonly CV_32FC1: number;
  readonly CV_32FC2: number;
  readonly NORM_HAMMING: number;
  readonly USAC_MAGSAC: number;
  readonly TM_CCOEFF_NORMED: number;
  readonly INTER_LINEAR: number;
  readonly INTER_AREA: number;
  readonly BORDER_CONSTANT: number;
  readonly MORPH_RECT: number;
  readonly Mat: new () => Mat;
  readonly Size: new (width: number, height: number) => object;
  readonly Rect: new (x: number, y: number, width: number, height: number) => object;
  readonly Scalar: new (...values: number[]) => object;
  readonly KeyPointVector: new () => Vector<KeyPoint>;
  readonly DMatchVectorVector: new () => Vector<Vector<Match>>;
  readonly ORB: new (
    features: number,
  ) => Deletable & {
    detectAndCompute(image: Mat, mask: Mat, points: Deletable, descriptors: Mat): void;
  };
  readonly BFMatcher: new (
    norm: number,
    cross: boolean,
  ) => Deletable & {
    knnMatch(query: Mat, train: Mat, matches: Deletable, k: number): void;
  };
  matFromArray(rows: number, columns: number, type: number, values: ArrayLike<number>): Mat;
  findHomography(
    from: Mat,
    to: Mat,
    method: number,
    threshold: number,
    inliers: Mat,
    most: number,
    sure: number,
  ): Mat;
  matchTemplate(image: Mat, part: Mat, result: Mat, method: number): void;
  minMaxLoc(values: Mat): {
    readonly maxVal: number;
    readonly maxLoc: { readonly x: number; readonly y: number };
  };
  remap(from: Mat, to: Mat, x: Mat, y: Mat, interpolation: number, border: number, outside: object): void;
  blur(from: Mat, to: Mat, size: object): void;
  /** The darkest value under the kernel. */
  erode(from: Mat, to: Mat, kernel: Mat): void;
  max(a: Mat, b: Mat, to: Mat): void;
  getStructuringElement(shape: number, size: object): Mat;
  resize(from: Mat, to: Mat, size: object, x: number, y: number, interpolation: number): void;
};

export type Deletable = { delete(): void };
type KeyPoint = {
  readonly pt: { readonly x: number; readonly y: number };
  /** How clear the corner is. */
  readonly response: number;
};
type Match = Deletable & { readonly queryIdx: number; readonly trainIdx: number; readonly distance: number };
export type Vector<T> = Deletable & { size(): number; get(index: number): T };
export type Mat = Deletable & {
  readonly rows: number;
  readonly cols: number;
  readonly data: Uint8Array;
  readonly data32F: Float32Array;
  readonly data64F: Float64Array;
  roi(part: object): Mat;
  empty(): boolean;
};

/** Calls `work` with a function that keeps objects of OpenCV until the end. */
export function withScope<T>(work: (keep: <D extends Deletable>(object: D) => D) => T): T {
  const kept: Deletable[] = [];
  try {
    return work((object) => {
      kept.push(object);
      return object;
    });
  } finally {
    for (const object of kept) object.delete();
  }
}
