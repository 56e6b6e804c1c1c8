// Made from the server's OpenAPI document by scripts/generateClient.ts; changes made by hand are lost.
import type { ServerEvent } from './events.ts';
import type { Abortable, Bytes, Operation } from './operation.ts';

export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What is wrong with this request, and what to do. */
  readonly detail: string;
  readonly code: string;
  readonly requestId: string;
  readonly errors?: readonly RequestFault[];
  readonly [member: string]: unknown;
};

export type RequestFault = {
  readonly pointer: string;
  readonly detail: string;
};

export type ReadBody = {
  /** Picture files. */
  readonly pictures?: readonly string[];
  readonly digits?: readonly (readonly (readonly number[])[])[];
  /** Of full ink in `digits`; 255 when left out. */
  readonly inkValue?: 1 | 255;
  /** The kind of number that is looked for, such as `amount`, `digits:5`, `date:dmy`. */
  readonly expect?: string;
  /** Share of the accepted readings that may be wrong; 0.01 when left out. */
  readonly maxError?: number;
  /** Candidates told; 5 when left out. */
  readonly top?: number;
  /** With the evidence, where one digit alone was read. */
  readonly explain?: boolean;
};

export type PictureAnswer = {
  readonly readings: readonly Reading[];
  /** Those that read it. */
  readonly models: readonly ModelId[];
  readonly picture: Picture;
  readonly explanation?: Explanation;
  /** From the last byte of the request. */
  readonly milliseconds: number;
};

/** What was read from one line of a picture. */
export type Reading = {
  /** Digits and marks as written, or as the expected format writes them. */
  readonly text: string;
  /** What it means: the digits alone, or the format's canonical form. */
  readonly value: string;
  /** Probability that the value is right. */
  readonly confidence: number;
  /** The most probable string, whatever was expected. */
  readonly raw: string;
  readonly box: Box | null;
  readonly digits: readonly Digit[];
  /** Most probable first. */
  readonly candidates: readonly Candidate[];
  /** Whether the reading is to be relied on. */
  readonly accepted: boolean;
  readonly refusal:
    | 'blank'
    | 'not-a-digit'
    | 'ambiguous'
    | 'touching-unresolved'
    | 'low-contrast'
    | 'cut-off'
    | 'too-many'
    | 'format'
    | null;
};

/** Pixels of the upright picture; x, y is the top left corner. */
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type Digit = {
  readonly digit: number;
  readonly box: Box;
  readonly probabilities: readonly number[];
  /** Digits that cannot be ruled out (99 % coverage). */
  readonly plausible?: readonly number[];
};

export type Candidate = {
  readonly text: string;
  readonly value: string;
  /** that the value is right */
  readonly probability: number;
};

export type ModelId = {
  readonly name: string;
  readonly version: string;
  /** Of model.onnx. */
  readonly sha256: string;
};

export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly format: string;
};

/** Why a digit was read as it was. */
export type Explanation = {
  readonly digit: number;
  /** "Why not …" */
  readonly against: number;
  readonly probabilities: readonly number[];
  /** The evidence in plain sentences. */
  readonly words: readonly string[];
  readonly maps: Maps;
  /** What the classifier saw: 0 = paper, 1 = ink. */
  readonly image: readonly (readonly number[])[];
  readonly model: ModelId;
};

/** Above 0: evidence for `digit`; below: for `against`. 28 rows of 28, over `image`. */
export type Maps = {
  /** Grad-CAM */
  readonly gradCam: readonly (readonly number[])[];
  /** Integrated gradients, log odds */
  readonly integratedGradients: readonly (readonly number[])[];
  /** What the ink says, log odds */
  readonly occlusion: readonly (readonly number[])[];
  /** What the empty paper says, log odds */
  readonly emptiness: readonly (readonly number[])[];
};

export type PicturesAnswer = {
  /** In the order in which the pictures were sent. */
  readonly results: readonly (ReadPicture | UnreadPicture)[];
  readonly milliseconds: number;
};

export type ReadPicture = {
  readonly name: string;
  readonly readings: readonly Reading[];
  /** Those that read it. */
  readonly models: readonly ModelId[];
  readonly picture: Picture;
  readonly explanation?: Explanation;
};

export type UnreadPicture = {
  readonly name: string;
  readonly problem: Problem;
};

export type NearestBody = {
  /** A digit in MNIST's frame: 0 = paper, `inkValue` = ink. */
  readonly digit: readonly (readonly number[])[];
  /** Of full ink in `digits`; 255 when left out. */
  readonly inkValue?: 1 | 255;
  /** Digits wanted; 8 when left out. */
  readonly count?: number;
};

/** Training digits that a model finds most like another digit. */
export type NearestAnswer = {
  /** Whose terms apply to the pictures. */
  readonly dataset: string;
  /** Nearest first. */
  readonly digits: readonly NearestAnswerDigit[];
  readonly model: ModelId;
};

export type NearestAnswerDigit = {
  /** Where it stands in the data set, from 0. */
  readonly row: number;
  /** What it is. */
  readonly label: number;
  /** In the model's features; 0 for the digit itself. */
  readonly distance: number;
  /** 0 = paper, 1 = ink. 28 rows of 28. */
  readonly image: readonly (readonly number[])[];
};

export type GetDatasetDigitAnswer = {
  /** Whose terms apply to the picture. */
  readonly dataset: string;
  readonly label: number;
  /** 0 = paper, 1 = ink. 28 rows of 28. */
  readonly image: readonly (readonly number[])[];
};

export type ListModelsAnswer = {
  readonly models: readonly Model[];
};

export type Model = {
  /** `name@version` */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** Single digits, or lines of digits and marks. */
  readonly task: 'digit' | 'number';
  /** Whether it reads at present. */
  readonly active: boolean;
  /** Of model.onnx. */
  readonly sha256: string;
  readonly parameters: number;
  readonly multiplyAdds: number;
};

export type FullModel = {
  /** `name@version` */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** Single digits, or lines of digits and marks. */
  readonly task: 'digit' | 'number';
  /** Whether it reads at present. */
  readonly active: boolean;
  /** Of model.onnx. */
  readonly sha256: string;
  readonly parameters: number;
  readonly multiplyAdds: number;
  /** manifest.json as released: training, thresholds, figures. */
  readonly manifest: unknown;
  readonly card: string | null;
};

/** A batch of pictures. */
export type Job = {
  readonly id: string;
  readonly state: 'queued' | 'running' | 'completed' | 'cancelled';
  /** Pictures of the job. */
  readonly total: number;
  /** Pictures with a result. */
  readonly read: number;
  /** Pictures that gave no result. */
  readonly failed: number;
  /** Pictures still to be read. */
  readonly waiting: number;
  /** As they were sent. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
  readonly finishedAt: string | null;
};

export type ListJobsAnswer = {
  readonly jobs: readonly Job[];
  /** For `before`, when there may be more. */
  readonly next: string | null;
};

export type AddFeedbackBody = {
  /** The right answer for the picture: at least one digit, with blanks and the marks . , - / ' : # = $ € £ + ( ) */
  readonly label: string;
  /** What had been read. */
  readonly readAs?: string;
  /** Which model had read it. */
  readonly model?: string;
  readonly note?: string;
  /** The picture in base64. It is kept only with `keepPicture`. */
  readonly picture?: string;
  /** Whether the picture may be kept. */
  readonly keepPicture?: boolean;
};

/** A correction. */
export type Feedback = {
  readonly id: string;
  readonly createdAt: string;
  readonly label: string;
  readonly readAs: string | null;
  readonly model: string | null;
  readonly note: string | null;
  readonly hasPicture: boolean;
};

export type ListFeedbackAnswer = {
  readonly feedback: readonly Feedback[];
  /** For `before`, when there may be more. */
  readonly next: string | null;
};

export type DeleteOldFeedbackAnswer = {
  readonly deleted: number;
};

export type CreateKeyBody = {
  /** For people: who or what has it. */
  readonly name: string;
  readonly scopes: readonly ('read' | 'write' | 'admin')[];
};

export type NewKey = {
  readonly key: Key;
  readonly token: string;
};

/** An API key, without its token. */
export type Key = {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly ('read' | 'write' | 'admin')[];
  readonly createdAt: string;
  readonly revokedAt: string | null;
};

export type ListKeysAnswer = {
  readonly keys: readonly Key[];
};

/** Problem codes, for programs. */
export type ProblemCode =
  | 'invalid-request'
  | 'invalid-json'
  | 'invalid-options'
  | 'no-picture'
  | 'unauthenticated'
  | 'forbidden'
  | 'foreign-origin'
  | 'not-found'
  | 'model-not-found'
  | 'nothing-to-roll-back'
  | 'job-not-found'
  | 'feedback-not-found'
  | 'key-not-found'
  | 'method-not-allowed'
  | 'not-acceptable'
  | 'request-timeout'
  | 'job-not-finished'
  | 'job-cancelled'
  | 'last-admin-key'
  | 'idempotency-key-in-use'
  | 'job-too-large'
  | 'body-too-large'
  | 'too-many-pictures'
  | 'picture-too-large'
  | 'unsupported-media-type'
  | 'expectation-failed'
  | 'wrong-host'
  | 'picture-damaged'
  | 'picture-unsupported'
  | 'picture-unreadable'
  | 'zip-damaged'
  | 'zip-unsafe'
  | 'idempotency-key-reused'
  | 'no-such-digit'
  | 'model-unusable'
  | 'rate-limited'
  | 'headers-too-large'
  | 'request-aborted'
  | 'internal'
  | 'not-implemented'
  | 'no-training-data'
  | 'choice-not-stored'
  | 'overloaded'
  | 'database-unavailable'
  | 'nearest-not-ready'
  | 'closing'
  | 'quota-exceeded'
  | 'storage-full';

export type ReadRequest = Abortable & {
  readonly body: ReadBody | Bytes | FormData;
  /** The kind of number that is looked for, such as `amount`, `digits:5`, `date:dmy`. */
  readonly expect?: string;
  /** Share of the accepted readings that may be wrong; 0.01 when left out. */
  readonly maxError?: number;
  /** Candidates told; 5 when left out. */
  readonly top?: number;
  /** With the evidence, where one digit alone was read. */
  readonly explain?: boolean;
};

export type ExplainRequest = Abortable & {
  readonly body: ReadBody | Bytes | FormData;
  /** The kind of number that is looked for, such as `amount`, `digits:5`, `date:dmy`. */
  readonly expect?: string;
  /** Which line of the picture, from 0. */
  readonly line?: number;
  /** Which of its digits, from 0. */
  readonly place?: number;
  /** "Why not …"; the runner-up when left out. */
  readonly against?: number;
  /** The map of a picture: of a PNG occlusion when left out; of an SVG a sheet with all of them. */
  readonly map?: 'gradCam' | 'integratedGradients' | 'occlusion' | 'emptiness';
  /** Of a PNG: pixels for each of the 28. */
  readonly scale?: number;
};

export type NearestRequest = Abortable & {
  readonly body: NearestBody;
};

export type GetDatasetDigitRequest = Abortable & {
  /** Of the raw file of its images. */
  readonly sha256: string;
  /** Where the digit stands, from 0, in the published order. */
  readonly row: number;
};

export type ListModelsRequest = Abortable;

export type GetModelRequest = Abortable & {
  /** `name@version`, or a name alone. */
  readonly id: string;
};

export type ActivateModelRequest = Abortable & {
  /** `name@version`, or a name alone. */
  readonly id: string;
};

export type RollBackModelRequest = Abortable & {
  /** Single digits, or lines of digits and marks. */
  readonly task: 'digit' | 'number';
};

export type CreateJobRequest = Abortable & {
  readonly body: FormData | Bytes;
  /** The kind of number that is looked for: `digits:5`, `amount`. */
  readonly expect?: string;
  /** Share of the accepted readings that may be wrong. */
  readonly maxError?: number;
  /** Candidates that are told. */
  readonly top?: number;
  /** Makes the request safe to repeat: the same key with the same content gives the same job. */
  readonly idempotencyKey?: string;
};

export type ListJobsRequest = Abortable & {
  readonly limit?: number;
  /** `next` of the page before. */
  readonly before?: string;
};

export type GetJobRequest = Abortable & {
  /** The job. */
  readonly id: string;
};

export type DeleteJobRequest = Abortable & {
  /** The job. */
  readonly id: string;
};

export type CancelJobRequest = Abortable & {
  /** The job. */
  readonly id: string;
};

export type RetryJobRequest = Abortable & {
  /** The job. */
  readonly id: string;
};

export type JobEventsRequest = Abortable & {
  /** The job. */
  readonly id: string;
};

export type JobResultsRequest = Abortable & {
  /** JSON Lines or CSV; else by `Accept`, else JSON Lines. */
  readonly format?: 'jsonl' | 'csv';
  /** The job. */
  readonly id: string;
};

export type AddFeedbackRequest = Abortable & {
  readonly body: AddFeedbackBody;
};

export type ListFeedbackRequest = Abortable & {
  readonly limit?: number;
  /** `next` of the page before. */
  readonly before?: string;
};

export type DeleteOldFeedbackRequest = Abortable & {
  /** Deletes what is older than so many days. */
  readonly olderThanDays: number;
};

export type FeedbackPictureRequest = Abortable & {
  readonly id: string;
};

export type ExportFeedbackRequest = Abortable & {
  /** A ZIP of label/000.png, or of two IDX files as MNIST has them (single digits only). */
  readonly format?: 'folder' | 'idx';
};

export type DeleteFeedbackRequest = Abortable & {
  readonly id: string;
};

export type CreateKeyRequest = Abortable & {
  readonly body: CreateKeyBody;
};

export type ListKeysRequest = Abortable;

export type RevokeKeyRequest = Abortable & {
  readonly id: string;
};

/** Operations of the server. */
export type Operations = {
  /**
   * Read the numbers in pictures
   * A picture as the body (PNG, JPEG, WebP, TIFF, BMP, GIF, PBM, PGM or PPM), several as the files of a form, or JSON. Every line of digits is a reading of its own.
   * `POST /v1/read`
   */
  read(request: ReadRequest): Promise<PictureAnswer | PicturesAnswer>;
  /**
   * Why a digit is read as what it is, and not as another
   * As JSON, or drawn: `Accept: image/svg+xml` or `Accept: image/png`.
   * `POST /v1/explain`
   */
  explain(request: ExplainRequest & { readonly accept: 'image/png' | 'image/svg+xml' }): Promise<Response>;
  /**
   * Why a digit is read as what it is, and not as another
   * As JSON, or drawn: `Accept: image/svg+xml` or `Accept: image/png`.
   * `POST /v1/explain`
   */
  explain(request: ExplainRequest): Promise<Explanation>;
  /**
   * The training digits that the model finds most like a digit
   * Needs the data set that the model was trained on, in the folder of CIFRA_DATA. The first question starts the search; while the index is made it is answered `nearest-not-ready`.
   * `POST /v1/nearest`
   */
  nearest(request: NearestRequest): Promise<NearestAnswer>;
  /**
   * One digit of a data set, as reports of evaluations name it
   * The digit is named by the SHA-256 of the raw file of its data set's images and by its row in the published order. Needs the data set in the folder of CIFRA_DATA.
   * `GET /v1/datasets/{sha256}/digits/{row}`
   */
  getDatasetDigit(request: GetDatasetDigitRequest): Promise<GetDatasetDigitAnswer>;
  /**
   * The models there are
   * All models on the server, in order of their ids. `active` marks the one that reads for each task.
   * `GET /v1/models`
   */
  listModels(request?: ListModelsRequest): Promise<ListModelsAnswer>;
  /**
   * A model with its manifest, card and figures
   * The id is `name@version`, or a name alone. `card` is Markdown.
   * `GET /v1/models/{id}`
   */
  getModel(request: GetModelRequest): Promise<FullModel>;
  /**
   * Read with this model from now on
   * Requests under way are answered by the model before; none is dropped.
   * `POST /v1/models/{id}/activate`
   */
  activateModel(request: ActivateModelRequest): Promise<Model>;
  /**
   * Go back to the model that was active before
   * One step back for one task. Requests in flight end with the model that they began with.
   * `POST /v1/models/roll-back`
   */
  rollBackModel(request: RollBackModelRequest): Promise<Model>;
  /**
   * Send many pictures, or a ZIP of them, to be read one after the other
   * Send a form with files (fields before the first file), or a ZIP as the body. The answer comes once all pictures are stored; `Location` is the address of the job.
   * `POST /v1/jobs`
   */
  createJob(request: CreateJobRequest): Promise<Job>;
  /**
   * Your jobs, newest first
   * In pages: pass `next` of one page as `before` of the next one. Administrators see the jobs of all callers.
   * `GET /v1/jobs`
   */
  listJobs(request?: ListJobsRequest): Promise<ListJobsAnswer>;
  /**
   * How far a job is
   * `read`, `failed` and `waiting` add up to `total`, except in a cancelled job.
   * `GET /v1/jobs/{id}`
   */
  getJob(request: GetJobRequest): Promise<Job>;
  /**
   * Delete a job with its pictures and results
   * A job that is still being read is stopped.
   * `DELETE /v1/jobs/{id}`
   */
  deleteJob(request: DeleteJobRequest): Promise<void>;
  /**
   * Read no more of a job; what was read stays
   * Pictures that are being read now may still get a result.
   * `POST /v1/jobs/{id}/cancel`
   */
  cancelJob(request: CancelJobRequest): Promise<Job>;
  /**
   * Read again what failed, where that may help
   * Only pictures whose problem may pass are read again, such as those refused while the server was overloaded.
   * `POST /v1/jobs/{id}/retry`
   */
  retryJob(request: RetryJobRequest): Promise<Job>;
  /**
   * Progress as server-sent events: `progress`, then `end`
   * Each event has the whole job, so a client that reconnects has missed nothing. A client that reconnects after `end` gets 204, which stops an EventSource.
   * `GET /v1/jobs/{id}/events`
   */
  jobEvents(request: JobEventsRequest): AsyncGenerator<ServerEvent>;
  /**
   * Every picture in the order of the request, with its result as far as there is one
   * One JSON object a line (`application/x-ndjson`, or `application/jsonl` by `Accept`), or CSV with one line for each reading.
   * `GET /v1/jobs/{id}/results`
   */
  jobResults(
    request: JobResultsRequest & {
      readonly accept?: 'application/x-ndjson' | 'application/jsonl' | 'text/csv';
    },
  ): Promise<Response>;
  /**
   * Say what was really written; the picture is kept only if you allow it
   * The picture is re-encoded without its metadata, and kept only with `keepPicture: true`.
   * `POST /v1/feedback`
   */
  addFeedback(request: AddFeedbackRequest): Promise<Feedback>;
  /**
   * Your corrections, newest first
   * In pages: pass `next` of one page as `before` of the next one. Administrators see the corrections of all callers.
   * `GET /v1/feedback`
   */
  listFeedback(request?: ListFeedbackRequest): Promise<ListFeedbackAnswer>;
  /**
   * Delete corrections by age
   * Deletes your corrections that are older than a number of days.
   * `DELETE /v1/feedback`
   */
  deleteOldFeedback(request: DeleteOldFeedbackRequest): Promise<DeleteOldFeedbackAnswer>;
  /**
   * The picture of a correction, PNG
   * Upright, at most 1024 pixels a side, without metadata.
   * `GET /v1/feedback/{id}/picture`
   */
  feedbackPicture(request: FeedbackPictureRequest): Promise<Response>;
  /**
   * All pictures that were kept, by label, as a ZIP to train with
   * A folder for each label, or with `format=idx` two IDX files as MNIST has them.
   * `GET /v1/feedback/export`
   */
  exportFeedback(request?: ExportFeedbackRequest): Promise<Response>;
  /**
   * Delete a correction
   * Deletes the correction and its picture.
   * `DELETE /v1/feedback/{id}`
   */
  deleteFeedback(request: DeleteFeedbackRequest): Promise<void>;
  /**
   * Make an API key; its token is in this answer and never again
   * Only a hash of the token is stored.
   * `POST /v1/keys`
   */
  createKey(request: CreateKeyRequest): Promise<NewKey>;
  /**
   * All API keys, oldest first, revoked ones included
   * Tokens are not listed: the server does not know them.
   * `GET /v1/keys`
   */
  listKeys(request?: ListKeysRequest): Promise<ListKeysAnswer>;
  /**
   * Revoke an API key
   * The key is refused from now on; other servers on the same database follow within seconds. The last key of an administrator cannot revoke itself.
   * `DELETE /v1/keys/{id}`
   */
  revokeKey(request: RevokeKeyRequest): Promise<Key>;
};

/** Requests of the operations. */
export const operations: Readonly<Record<keyof Operations, Operation>> = {
  read: {
    method: 'POST',
    path: '/v1/read',
    query: ['expect', 'maxError', 'top', 'explain'],
    body: ['application/json', 'image/png', 'image/jpeg', 'multipart/form-data'],
    answers: ['application/json'],
    repeatable: true,
  },
  explain: {
    method: 'POST',
    path: '/v1/explain',
    query: ['expect', 'line', 'place', 'against', 'map', 'scale'],
    body: ['application/json', 'image/png', 'image/jpeg', 'multipart/form-data'],
    answers: ['application/json', 'image/png', 'image/svg+xml'],
    repeatable: true,
  },
  nearest: {
    method: 'POST',
    path: '/v1/nearest',
    body: ['application/json'],
    answers: ['application/json'],
    repeatable: true,
  },
  getDatasetDigit: {
    method: 'GET',
    path: '/v1/datasets/{sha256}/digits/{row}',
    answers: ['application/json'],
    repeatable: true,
  },
  listModels: { method: 'GET', path: '/v1/models', answers: ['application/json'], repeatable: true },
  getModel: { method: 'GET', path: '/v1/models/{id}', answers: ['application/json'], repeatable: true },
  activateModel: {
    method: 'POST',
    path: '/v1/models/{id}/activate',
    answers: ['application/json'],
    repeatable: false,
  },
  rollBackModel: {
    method: 'POST',
    path: '/v1/models/roll-back',
    query: ['task'],
    answers: ['application/json'],
    repeatable: false,
  },
  createJob: {
    method: 'POST',
    path: '/v1/jobs',
    query: ['expect', 'maxError', 'top'],
    headers: { idempotencyKey: 'idempotency-key' },
    body: ['multipart/form-data', 'application/zip'],
    answers: ['application/json'],
    repeatable: true,
  },
  listJobs: {
    method: 'GET',
    path: '/v1/jobs',
    query: ['limit', 'before'],
    answers: ['application/json'],
    repeatable: true,
  },
  getJob: { method: 'GET', path: '/v1/jobs/{id}', answers: ['application/json'], repeatable: true },
  deleteJob: { method: 'DELETE', path: '/v1/jobs/{id}', answers: [], repeatable: true },
  cancelJob: {
    method: 'POST',
    path: '/v1/jobs/{id}/cancel',
    answers: ['application/json'],
    repeatable: false,
  },
  retryJob: { method: 'POST', path: '/v1/jobs/{id}/retry', answers: ['application/json'], repeatable: false },
  jobEvents: {
    method: 'GET',
    path: '/v1/jobs/{id}/events',
    answers: ['text/event-stream'],
    repeatable: true,
  },
  jobResults: {
    method: 'GET',
    path: '/v1/jobs/{id}/results',
    query: ['format'],
    answers: ['application/x-ndjson', 'application/jsonl', 'text/csv'],
    repeatable: true,
  },
  addFeedback: {
    method: 'POST',
    path: '/v1/feedback',
    body: ['application/json'],
    answers: ['application/json'],
    repeatable: false,
  },
  listFeedback: {
    method: 'GET',
    path: '/v1/feedback',
    query: ['limit', 'before'],
    answers: ['application/json'],
    repeatable: true,
  },
  deleteOldFeedback: {
    method: 'DELETE',
    path: '/v1/feedback',
    query: ['olderThanDays'],
    answers: ['application/json'],
    repeatable: true,
  },
  feedbackPicture: {
    method: 'GET',
    path: '/v1/feedback/{id}/picture',
    answers: ['image/png'],
    repeatable: true,
  },
  exportFeedback: {
    method: 'GET',
    path: '/v1/feedback/export',
    query: ['format'],
    answers: ['application/zip'],
    repeatable: true,
  },
  deleteFeedback: { method: 'DELETE', path: '/v1/feedback/{id}', answers: [], repeatable: true },
  createKey: {
    method: 'POST',
    path: '/v1/keys',
    body: ['application/json'],
    answers: ['application/json'],
    repeatable: false,
  },
  listKeys: { method: 'GET', path: '/v1/keys', answers: ['application/json'], repeatable: true },
  revokeKey: { method: 'DELETE', path: '/v1/keys/{id}', answers: ['application/json'], repeatable: true },
};
