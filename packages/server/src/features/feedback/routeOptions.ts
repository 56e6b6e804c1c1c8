import { Type } from 'typebox';
import { stream } from '../../platform/http/streamSchema.ts';
import { PICTURE_BYTES } from './limits.ts';
import {
  AgeQuery,
  ExportQuery,
  FeedbackBody,
  FeedbackList,
  FeedbackParams,
  FeedbackSchema,
  ListQuery,
} from './schemas.ts';

export const addFeedback = {
  // A picture in base64 is larger by a third.
  bodyLimit: 2 * PICTURE_BYTES,
  config: { scope: 'write' },
  schema: {
    tags: ['feedback'],
    operationId: 'addFeedback',
    summary: 'Add a correction: what was really written',
    description: 'The picture is kept only with `keepPicture: true`. It is re-encoded without its metadata.',
    body: FeedbackBody,
    response: { 201: FeedbackSchema },
  },
} as const;

export const listFeedback = {
  config: { scope: 'read' },
  schema: {
    tags: ['feedback'],
    operationId: 'listFeedback',
    summary: 'List your corrections, newest first',
    description:
      'In pages: pass `next` of one page as `before` of the following one. Administrators see the corrections of all callers.',
    querystring: ListQuery,
    response: { 200: FeedbackList },
  },
} as const;

export const feedbackPicture = {
  config: { scope: 'read' },
  schema: {
    tags: ['feedback'],
    operationId: 'feedbackPicture',
    summary: 'Get the picture of a correction as PNG',
    description: 'Upright, at most 1024 pixels on the longer side, without metadata.',
    params: FeedbackParams,
    response: { 200: stream('The picture', 'image/png') },
  },
} as const;

export const exportFeedback = {
  config: { scope: 'read' },
  schema: {
    tags: ['feedback'],
    operationId: 'exportFeedback',
    summary: 'Export all kept pictures with their labels, as a ZIP for training',
    description: 'One folder per label, or with `format=idx` two IDX files like those of MNIST.',
    querystring: ExportQuery,
    response: { 200: stream('A ZIP', 'application/zip') },
  },
} as const;

export const deleteFeedback = {
  config: { scope: 'write' },
  schema: {
    tags: ['feedback'],
    operationId: 'deleteFeedback',
    summary: 'Delete a correction',
    description: 'Deletes the correction and its picture.',
    params: FeedbackParams,
    response: { 204: Type.Null() },
  },
} as const;

export const deleteOldFeedback = {
  config: { scope: 'write' },
  schema: {
    tags: ['feedback'],
    operationId: 'deleteOldFeedback',
    summary: 'Delete corrections by age',
    description: 'Deletes your corrections that are older than a number of days.',
    querystring: AgeQuery,
    response: { 200: Type.Object({ deleted: Type.Integer() }) },
  },
} as const;
