import { LABEL_MARKS, LABEL_PATTERN } from '@cifra/core/model/label.ts';
import { Type } from 'typebox';
import { LABEL_LENGTH, NOTE_LENGTH, PICTURE_BYTES } from './limits.ts';

const OrNull = Type.Union([Type.String(), Type.Null()]);

export const FeedbackSchema = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    createdAt: Type.String({ format: 'date-time' }),
    label: Type.String(),
    readAs: OrNull,
    model: OrNull,
    note: OrNull,
    hasPicture: Type.Boolean(),
  },
  { description: 'A correction.' },
);

export const FeedbackBody = Type.Object(
  {
    label: Type.String({
      minLength: 1,
      maxLength: LABEL_LENGTH,
      pattern: LABEL_PATTERN,
      description: `The right answer for the picture: at least one digit, with blanks and the marks ${LABEL_MARKS.join(' ')}`,
    }),
    readAs: Type.Optional(Type.String({ maxLength: LABEL_LENGTH, description: 'What had been read.' })),
    model: Type.Optional(Type.String({ maxLength: 200, description: 'Which model had read it.' })),
    note: Type.Optional(Type.String({ maxLength: NOTE_LENGTH })),
    picture: Type.Optional(
      Type.String({
        maxLength: Math.ceil(PICTURE_BYTES / 3) * 4,
        description: 'The picture in base64. It is kept only with `keepPicture`.',
      }),
    ),
    keepPicture: Type.Optional(
      Type.Boolean({ default: false, description: 'Whether the picture may be kept.' }),
    ),
  },
  {
    additionalProperties: false,
    examples: [{ label: '7', readAs: '1', model: 'digit@1.0.0', keepPicture: false }],
  },
);

export const FeedbackList = Type.Object({
  feedback: Type.Array(FeedbackSchema),
  next: Type.Union([Type.String(), Type.Null()], { description: 'For `before`, when there may be more.' }),
});

export const FeedbackParams = Type.Object({ id: Type.String() });

/** Entries of a page where the request says nothing. */
export const PAGE = 50;

export const ListQuery = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: PAGE })),
  before: Type.Optional(Type.String({ description: '`next` of the page before.' })),
});

export const ExportQuery = Type.Object({
  format: Type.Optional(
    Type.Union([Type.Literal('folder'), Type.Literal('idx')], {
      default: 'folder',
      description: 'A ZIP of label/000.png, or of two IDX files as MNIST has them (single digits only).',
    }),
  ),
});

export const AgeQuery = Type.Object({
  olderThanDays: Type.Number({ minimum: 0, description: 'Deletes what is older than so many days.' }),
});
