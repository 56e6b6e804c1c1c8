/**
 * The data sets that this project knows: their files, origins and terms.
 *
 * The hashes are of the raw (gunzipped) bytes, because some mirrors compressed the same files
 * again. In a data folder, a file is at `path` if it is not compressed, or at `path.gz`.
 */
import type { IdxType } from '../formats/idx.ts';

export type SourceName = 'mnist' | 'usps' | 'qmnist';
export type Part = 'train' | 'test';

/** One file of a data folder. */
export type HashedFile = {
  /** Relative to the data folder, without `.gz`. */
  readonly path: string;
  /** SHA-256 of the raw bytes, hexadecimal. */
  readonly sha256: string;
};

/** One IDX file of a data folder. */
export type DataFile = HashedFile & {
  readonly type: IdxType;
  readonly shape: readonly number[];
};

/** One file to download, and the files that it contains. */
export type Download =
  /** An IDX file, gzipped, stored unchanged. */
  | { readonly form: 'idx'; readonly remote: string; readonly files: readonly [DataFile] }
  /** A gzipped text of labels and values in [-1, 1], rewritten as two IDX files. */
  | {
      readonly form: 'usps-text';
      readonly remote: string;
      readonly files: readonly [images: DataFile, labels: DataFile];
    };

export type Source = {
  readonly name: SourceName;
  readonly title: string;
  readonly about: string;
  /** Authors, and what to cite. */
  readonly credit: string;
  readonly terms: string;
  /** Folders that each contain every `remote` file, best first; with a slash at the end. */
  readonly mirrors: readonly string[];
  readonly downloads: readonly Download[];
};

/** The files of a labelled part. */
export type PartFiles = { readonly images: DataFile; readonly labels: DataFile };

export type Catalogue = {
  readonly sources: Readonly<Record<SourceName, Source>>;
  /** `writers` is the table with the writer of each digit. */
  readonly parts: {
    readonly mnist: Readonly<Record<Part, PartFiles & { readonly writers: DataFile }>>;
    readonly usps: Readonly<Record<Part, PartFiles>>;
  };
  /** Collections of strokes, one JSON object per line. */
  readonly strokes: {
    readonly unipen: Readonly<Record<'digits' | 'marks' | 'letters' | 'numbers', HashedFile>>;
    readonly pendigits: Readonly<Record<'digits', HashedFile>>;
  };
};

function idx(path: string, type: IdxType, shape: readonly number[], sha256: string): DataFile {
  return { path, type, shape, sha256 };
}

/** A file that is downloaded under its own name, gzipped. */
function asItIs(file: DataFile): Download {
  return { form: 'idx', remote: `${file.path.slice(file.path.lastIndexOf('/') + 1)}.gz`, files: [file] };
}

const mnistTrain = {
  images: idx(
    'mnist/train-images-idx3-ubyte',
    'uint8',
    [60000, 28, 28],
    'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
  ),
  labels: idx(
    'mnist/train-labels-idx1-ubyte',
    'uint8',
    [60000],
    '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
  ),
  writers: idx(
    'qmnist/qmnist-train-labels-idx2-int',
    'int32',
    [60000, 8],
    'bb1b6e1ec7b04fd5696f1ed50b5f58f8ef195118edd5c93c81783df9740b8ac5',
  ),
};

const mnistTest = {
  images: idx(
    'mnist/t10k-images-idx3-ubyte',
    'uint8',
    [10000, 28, 28],
    '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
  ),
  labels: idx(
    'mnist/t10k-labels-idx1-ubyte',
    'uint8',
    [10000],
    'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
  ),
  /** Has 50,000 more rows after those of MNIST. */
  writers: idx(
    'qmnist/qmnist-test-labels-idx2-int',
    'int32',
    [60000, 8],
    '92d0ccb8c25f9c6534270fb4be7e1d24a1c6d315edfc8a638bfbd31c70f362dd',
  ),
};

const uspsTrain = {
  images: idx(
    'usps/usps-train-images-idx3-ubyte',
    'uint8',
    [7291, 16, 16],
    '4cd4bc62e6551318fe9ea956ca4b009b0d0393b480c2694b0042358c8349d345',
  ),
  labels: idx(
    'usps/usps-train-labels-idx1-ubyte',
    'uint8',
    [7291],
    'ca21dd4e5a91233d38069e4f468988d3b56f6ce37e1a579a5ad1bd02395488c6',
  ),
};

const uspsTest = {
  images: idx(
    'usps/usps-test-images-idx3-ubyte',
    'uint8',
    [2007, 16, 16],
    'c457a5ed04299c6a38754b797879bb527abb519e4ec8afccc932d6018f35192a',
  ),
  labels: idx(
    'usps/usps-test-labels-idx1-ubyte',
    'uint8',
    [2007],
    '9d60836db74a1ffe67829f9a2546bd594d5d321f778dbca1578c041da94483a2',
  ),
};

/** The labels of the photographs; the pictures have no published hashes. */
const forms = {
  sudoku: {
    path: 'forms/sudoku/labels.csv',
    sha256: 'f1351ef5f50c409597b6e1ebfe7017fb5884922512daefe73ea48a83ae22f036',
  },
  kawalc1: {
    path: 'forms/kawalc1/photos/labels.json',
    sha256: '1dc6c58ece825b4d50b21677572bb7489f5df99f3c5f8dfba018fc3f084730d7',
  },
  cells: {
    path: 'forms/kawalc1/cells/labels.csv',
    sha256: '702585b9fc314dbfcd95b2da4ec577dd485ddb70198633bd8a4fdbe5644bc67e',
  },
  cdigital: {
    path: 'forms/cdigital/photos/labels.json',
    sha256: '749c35cfe7576f850836f9e200c620408f003a31757d39e22e4ad8fb0bd5dce3',
  },
};

const mnist: Source = {
  name: 'mnist',
  title: 'MNIST',
  about:
    '60,000 training and 10,000 test digits of American census employees and high-school students, 28×28',
  credit:
    'Y. LeCun, C. Cortes, C. J. C. Burges; from NIST Special Databases 1 and 3. LeCun, Bottou, Bengio, Haffner, ' +
    '"Gradient-based learning applied to document recognition", Proceedings of the IEEE 86 (1998)',
  terms:
    'Copyright Yann LeCun and Corinna Cortes; CC BY-SA 3.0, according to the documentation of Keras. The files contain no licence text',
  mirrors: [
    'https://ossci-datasets.s3.amazonaws.com/mnist/',
    'https://storage.googleapis.com/cvdf-datasets/mnist/',
  ],
  downloads: [mnistTrain.images, mnistTrain.labels, mnistTest.images, mnistTest.labels].map(asItIs),
};

const qmnist: Source = {
  name: 'qmnist',
  title: 'QMNIST labels',
  about: 'The writer of each digit of MNIST and the series of forms: the basis of validation by writer',
  credit: 'C. Yadav, L. Bottou, "Cold Case: The Lost MNIST Digits", NeurIPS 2019; facebookresearch/qmnist',
  terms: 'BSD-style licence of facebookresearch/qmnist',
  mirrors: [
    'https://raw.githubusercontent.com/facebookresearch/qmnist/master/',
    'https://github.com/facebookresearch/qmnist/raw/master/',
  ],
  downloads: [mnistTrain.writers, mnistTest.writers].map(asItIs),
};

const usps: Source = {
  name: 'usps',
  title: 'USPS zip-code digits',
  about: '7,291 training and 2,007 test digits from envelopes of the US Postal Service, 16×16',
  credit:
    'The neural network group of AT&T research labs (LeCun et al. 1990), as distributed with Hastie, Tibshirani, ' +
    'Friedman, "The Elements of Statistical Learning"',
  terms: 'Made available for research by AT&T; the files contain no licence text',
  mirrors: ['https://hastie.su.domains/ElemStatLearn/datasets/'],
  downloads: [
    { form: 'usps-text', remote: 'zip.train.gz', files: [uspsTrain.images, uspsTrain.labels] },
    { form: 'usps-text', remote: 'zip.test.gz', files: [uspsTest.images, uspsTest.labels] },
  ],
};

const unipen = {
  digits: {
    path: 'unipen/digits.jsonl',
    sha256: '22b5280ebd87a407c31eb6efaf0fe71d21467913b08fe4f35c405a32a366698f',
  },
  marks: {
    path: 'unipen/marks.jsonl',
    sha256: '84662f894955e2cd720f46ea5adc3840795f1223928ccd733a0e9148e76446da',
  },
  letters: {
    path: 'unipen/letters.jsonl',
    sha256: '2b40c4384ce7c05ea0f52ded7020fe781521404cc3724e18693b43edcc5cf1c9',
  },
  numbers: {
    path: 'unipen/numbers.jsonl',
    sha256: 'f3eaed687ef51e4e37b05fe9b30cfd1b181863485d45ac8075d09887c7bd8a3c',
  },
};

const pendigits = {
  digits: {
    path: 'pendigits/digits.jsonl',
    sha256: 'd86ddaa9815ba49d7e80e0fd95a1cab06018ff00edba13e0a2f60592595b9b3e',
  },
};

export const catalogue: Catalogue = {
  sources: { mnist, usps, qmnist },
  parts: { mnist: { train: mnistTrain, test: mnistTest }, usps: { train: uspsTrain, test: uspsTest } },
  strokes: { unipen, pendigits },
};

/** A data set without a public mirror of stable files; the user puts it into the data folder. */
export type ManualSource = Pick<Source, 'title' | 'about' | 'credit' | 'terms'> & {
  /** Where to get it, and what to do with it. */
  readonly how: string;
  /** Files whose bytes are known. */
  readonly files: readonly HashedFile[];
  /** Other files and folders of the set, relative to the data folder. */
  readonly paths: readonly string[];
};

export const manualSources = {
  'orand-car-a': {
    title: 'ORAND-CAR-A cheques',
    about:
      '1,080 amounts on photographed cheques, with a box around each digit: `cifra train number` needs it, `number-open` does not',
    credit:
      'M. Diem, S. Fiel, F. Kleber, R. Sablatnig, J. M. Saavedra, D. Contreras, J. M. Barrios, L. S. Oliveira, "ICFHR 2014 ' +
      'Competition on Handwritten Digit String Recognition in Challenging Datasets (HDSRC 2014)"; boxes by Fzkuji',
    terms: 'The pictures are offered for research by ORAND; the boxes are under the MIT licence',
    how:
      'Read the terms of the competition (http://www.orand.cl/en/icfhr2014-hdsr/) and get the pictures with their boxes from ' +
      'https://github.com/Fzkuji/Labeled_ORAND-CAR-A. Put the pictures into orand-car-a/images/, named like a_car_000154.jpg, and ' +
      'write orand-car-a/labels.csv from the annotations: the row file,digits,boxes, then for each picture a row like ' +
      'a_car_000154.jpg,305,"[[4, 8, 20, 31], [26, 8, 19, 30], [47, 9, 18, 30]]" with x, y, width, height of each digit',
    files: [],
    paths: ['orand-car-a/labels.csv', 'orand-car-a/images'],
  },
  unipen: {
    title: 'UNIPEN strokes',
    about:
      'Pen strokes of 442 writers at 28 sites: 10,278 digits, 10,065 marks, 24,964 letters, 4,341 numbers. Recipes with ' +
      '`data.strokes` need it',
    credit:
      'Unipen data set of on-line (vectorial) handwriting, train_r01_v07, International Unipen Foundation, 1999; I. Guyon, ' +
      'L. Schomaker, R. Plamondon, M. Liberman, S. Janet, "UNIPEN project of on-line data exchange and recognizer benchmarks", ICPR 1994',
    terms:
      'CC BY 4.0 (doi:10.5281/zenodo.1195803). The CD-ROM of 1999 was for research; its conditions of use also allowed to train commercial ' +
      'recognisers, but not to sell the strokes. The foundation made the set freely available in 2011',
    how:
      'It is a selection from https://github.com/GreenCappuccino/train_r01_v07, with pseudonyms for writers, y turned down and one JSON ' +
      'object per line; the files are in no public place. Name a folder that has unipen/*.jsonl.gz with --data or CIFRA_DATA, or copy ' +
      'them into the data folder',
    files: Object.values(unipen),
    paths: [],
  },
  pendigits: {
    title: 'Pen-Based Recognition of Handwritten Digits',
    about:
      '7,494 digits as pen strokes of 30 Turkish writers, the training half. Recipes with `data.strokes` need it',
    credit:
      'E. Alpaydin, F. Alimoglu, "Pen-Based Recognition of Handwritten Digits", UCI Machine Learning Repository, 1996',
    terms: 'CC BY 4.0, by the general terms of the UCI repository',
    how:
      'It is the training file with the original strokes of https://github.com/yangxikevinou/DigitSignature, one JSON object per line; the ' +
      'file is in no public place. Name a folder that has pendigits/digits.jsonl.gz with --data or CIFRA_DATA, or copy it into the ' +
      'data folder',
    files: Object.values(pendigits),
    paths: [],
  },
  forms: {
    title: 'Photographs of forms and puzzles',
    about:
      '54 sudoku photographs, 10 photographs, 12 blanks and 42 cells of tally forms, with their labels: for page models. Every second ' +
      'picture of a folder, by name, is held out',
    credit:
      'B. Wicht, J. Hennebert, "Camera-based Sudoku recognition with deep belief network", SoCPaR 2014 (scaled); kawalc1; C.Digital, ' +
      'copyright 2023 Reza Lesmana, Netgrit and International IDEA (scaled)',
    terms: 'sudoku: CC BY 4.0; kawalc1: MIT; cdigital: Apache-2.0',
    how:
      'They are selections from https://github.com/wichtounet/sudoku_dataset, https://github.com/kawalc1/kawalc1 and ' +
      'https://github.com/InternationalIDEA/c.digital with labels added; the labels are in no public place. Name a folder that has ' +
      'forms/ with --data or CIFRA_DATA, or copy it into the data folder',
    files: Object.values(forms),
    paths: ['forms/sudoku', 'forms/kawalc1', 'forms/cdigital'],
  },
} satisfies Readonly<Record<string, ManualSource>>;

export type ManualName = keyof typeof manualSources;

/** Returns every file of a source in a data folder. */
export function filesOf(source: Source): readonly DataFile[] {
  return source.downloads.flatMap((download): readonly DataFile[] => download.files);
}
