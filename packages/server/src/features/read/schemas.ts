import { type Static, Type } from 'typebox';
import { ProblemSchema } from '../../platform/problemSchema.ts';

const share = (description: string) => Type.Number({ minimum: 0, maximum: 1, description });
const texts = <const T extends readonly string[]>(values: T, description: string) =>
  Type.Enum([...values] as [...T], { description });

export const BoxSchema = Type.Object(
  { x: Type.Number(), y: Type.Number(), width: Type.Number(), height: Type.Number() },
  { description: 'Pixels of the upright picture; x and y are the top left corner.' },
);

const CellSchema = Type.Object(
  {
    table: Type.Integer({ minimum: 1 }),
    row: Type.Integer({ minimum: 1 }),
    column: Type.Integer({ minimum: 1 }),
  },
  { description: 'Place in a table of the page, counted from 1; absent outside tables.' },
);

const DigitSchema = Type.Object({
  digit: Type.Integer({ minimum: 0, maximum: 9 }),
  box: BoxSchema,
  probabilities: Type.Array(share('Probability of each digit, 0 to 9.'), { minItems: 10, maxItems: 10 }),
  plausible: Type.Optional(
    Type.Array(Type.Integer(), { description: 'Digits that cannot be ruled out (99 % coverage).' }),
  ),
});

const NumberSchema = Type.Object({
  text: Type.String(),
  value: Type.String(),
  probability: share('Probability that the value is right.'),
});

export const REFUSALS = [
  'blank',
  'not-a-digit',
  'crossed-out',
  'ambiguous',
  'touching-unresolved',
  'low-contrast',
  'cut-off',
  'too-small',
  'too-many',
  'format',
] as const;

const REFUSED =
  'Reason why the reading is not accepted. `ambiguous`: the best two of `candidates` are both likely. `crossed-out`: a digit is crossed out or written over. `touching-unresolved`: digits touch, and their number is unclear. `too-small`: scan at 200 dpi or more.';

export const ReadingSchema = Type.Object(
  {
    text: Type.String({
      description:
        'Digits, marks and the spaces between groups of digits as written, or as the expected format writes them.',
    }),
    value: Type.String({
      description:
        "The value: only the digits, a single digit with its marks, or the format's canonical form.",
    }),
    confidence: share('Probability that the value is right.'),
    raw: Type.String({ description: 'The most probable string, regardless of the expected format.' }),
    box: Type.Union([BoxSchema, Type.Null()]),
    cell: Type.Optional(CellSchema),
    print: Type.Optional(
      Type.Literal(true, { description: 'The number is printed; only with the option `print`.' }),
    ),
    page: Type.Optional(
      Type.Integer({ minimum: 1, description: 'Page of a document; absent for a single picture.' }),
    ),
    digits: Type.Array(DigitSchema),
    candidates: Type.Array(NumberSchema, { description: 'Most probable first.' }),
    accepted: Type.Boolean({ description: 'True if the reading is reliable enough to use.' }),
    refusal: Type.Union([texts(REFUSALS, REFUSED), Type.Null()]),
    writingHeight: Type.Optional(
      Type.Number({
        description:
          'Height of the writing in pixels of the upright picture; only with the refusal `too-small`.',
      }),
    ),
  },
  { description: 'The reading of one text line.' },
);

export const ModelIdSchema = Type.Object({
  name: Type.String(),
  version: Type.String(),
  sha256: Type.String({ description: 'SHA-256 of model.onnx.' }),
});

/** 28 rows of 28 numbers. */
const Rows = (description: string) => Type.Array(Type.Array(Type.Number()), { description });

export const ExplanationSchema = Type.Object(
  {
    digit: Type.Integer({ minimum: 0, maximum: 9 }),
    against: Type.Integer({ minimum: 0, maximum: 9, description: 'The digit that it is compared with.' }),
    probabilities: Type.Array(share('Probability of each digit, 0 to 9.')),
    words: Type.Array(Type.String(), { description: 'The evidence in plain sentences.' }),
    maps: Type.Object(
      {
        gradCam: Rows('Grad-CAM'),
        integratedGradients: Rows('Integrated gradients, log odds'),
        occlusion: Rows('Evidence of the ink, log odds'),
        emptiness: Rows('Evidence of the empty paper, log odds'),
      },
      {
        description:
          'Positive values are evidence for `digit`, negative ones for `against`. 28 rows of 28, aligned with `image`.',
      },
    ),
    image: Rows('Input of the classifier: 0 = paper, 1 = ink.'),
    model: ModelIdSchema,
  },
  { description: 'The evidence for the reading of a digit.' },
);

export const ReadQuery = Type.Object({
  expect: Type.Optional(
    Type.String({
      maxLength: 1000,
      description: 'Expected format of the numbers, such as `amount`, `digits:5` or `date:dmy`.',
      examples: ['amount'],
    }),
  ),
  maxError: Type.Optional(
    Type.Number({
      exclusiveMinimum: 0,
      exclusiveMaximum: 1,
      description: 'Fraction of the accepted readings that may be wrong; defaults to 0.01.',
    }),
  ),
  top: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 100,
      description: 'Maximum number of candidates to return; defaults to 5.',
    }),
  ),
  style: Type.Optional(
    Type.Enum(['auto', 'american', 'european'], {
      description:
        'How the writer writes 1 and 7: `american`, 1 without a flag and 7 without a bar; `european`, 1 with a flag and 7 with a bar; `auto` (default), as the other digits of the picture show.',
    }),
  ),
  print: Type.Optional(
    Type.Boolean({ description: 'Read printed numbers too; they have `print: true`. Defaults to false.' }),
  ),
  explain: Type.Optional(Type.Boolean({ description: 'Add the evidence if exactly one digit was read.' })),
  pages: Type.Optional(
    Type.String({
      maxLength: 1000,
      description: 'Pages of a PDF or of a TIFF with several pages, such as `1-3,7`; all by default.',
      examples: ['1-3,7'],
    }),
  ),
});
export type ReadQuery = Static<typeof ReadQuery>;

/** Options of a form or of JSON. A password is no query parameter, because addresses are logged. */
export const ReadFields = Type.Object({
  ...ReadQuery.properties,
  password: Type.Optional(Type.String({ maxLength: 1000, description: 'Opens encrypted PDFs.' })),
});
export type ReadFields = Static<typeof ReadFields>;

/** 28 rows of 28. */
export const DigitArray = Type.Array(
  Type.Array(Type.Number({ minimum: 0, maximum: 255 }), { minItems: 28, maxItems: 28 }),
  { minItems: 28, maxItems: 28, description: "A digit in MNIST's frame: 0 = paper, `inkValue` = ink." },
);

const Base64 = Type.String({
  description: 'A picture file in base64, with or without the prefix "data:image/…;base64,".',
});

export const ReadBody = Type.Object(
  {
    pictures: Type.Optional(Type.Array(Base64, { minItems: 1, description: 'Picture files.' })),
    digits: Type.Optional(Type.Array(DigitArray, { minItems: 1 })),
    inkValue: Type.Optional(
      Type.Union([Type.Literal(1), Type.Literal(255)], {
        description: 'Value of full ink in `digits`; defaults to 255.',
      }),
    ),
    expect: ReadQuery.properties.expect,
    maxError: ReadQuery.properties.maxError,
    top: ReadQuery.properties.top,
    style: ReadQuery.properties.style,
    print: ReadQuery.properties.print,
    explain: ReadQuery.properties.explain,
    pages: ReadQuery.properties.pages,
    password: ReadFields.properties.password,
  },
  { additionalProperties: false },
);
export type ReadBody = Static<typeof ReadBody>;

const PageSchema = Type.Object(
  {
    page: Type.Integer({ minimum: 1 }),
    width: Type.Optional(Type.Integer()),
    height: Type.Optional(Type.Integer()),
    problem: Type.Optional(Type.Object({ code: Type.String(), detail: Type.String() })),
  },
  { description: 'A page that was read, with its size in pixels, or why it could not be read.' },
);

const ResultFields = {
  readings: Type.Array(ReadingSchema),
  models: Type.Array(ModelIdSchema, { description: 'Models that produced the readings.' }),
  picture: Type.Object({
    width: Type.Integer(),
    height: Type.Integer(),
    format: Type.String({ examples: ['png'] }),
  }),
  pages: Type.Optional(
    Type.Array(PageSchema, { description: 'The pages of a PDF or of a TIFF with several pages.' }),
  ),
  explanation: Type.Optional(ExplanationSchema),
};

export const OnePictureSchema = Type.Object(
  { ...ResultFields, milliseconds: Type.Number({ description: 'Time since the last byte of the request.' }) },
  { title: 'One picture, sent as the body' },
);

export const ManyPicturesSchema = Type.Object(
  {
    results: Type.Array(
      Type.Union([
        Type.Object({ name: Type.String(), ...ResultFields }),
        Type.Object({ name: Type.String(), problem: ProblemSchema }),
      ]),
      { description: 'In the order in which the pictures were sent.' },
    ),
    milliseconds: Type.Number(),
  },
  { title: 'Several pictures, sent as a form or as JSON' },
);

export const ReadResponse = Type.Union([OnePictureSchema, ManyPicturesSchema]);
