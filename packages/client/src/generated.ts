// Made from the server's OpenAPI document by scripts/generateClient.ts; changes made by hand are lost.
import type { ServerEvent } from './events.ts';
import type { Abortable, Bytes, Operation } from './operation.ts';

export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What failed in this request, and what to do. */
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
  /** Value of full ink in `digits`; defaults to 255. */
  readonly inkValue?: 1 | 255;
  /** Expected format of the numbers, such as `amount`, `digits:5` or `date:dmy`. */
  readonly expect?: string;
  /** Fraction of the accepted readings that may be wrong; defaults to 0.01. */
  readonly maxError?: number;
  /** Maximum number of candidates to return; defaults to 5. */
  readonly top?: number;
  /** How the writer writes 1 and 7: `american`, 1 without a flag and 7 without a bar; `european`, 1 with a flag and 7 with a bar; `auto` (default), as the other digits of the picture show. */
  readonly style?: 'auto' | 'american' | 'european';
  /** Read printed numbers too; they have `print: true`. Defaults to false. */
  readonly print?: boolean;
  /** Add the evidence if exactly one digit was read. */
  readonly explain?: boolean;
  /** Pages of a PDF or of a TIFF with several pages, such as `1-3,7`; all by default. */
  readonly pages?: string;
  /** Opens encrypted PDFs. */
  readonly password?: string;
};

export type PictureAnswer = {
  readonly readings: readonly Reading[];
  /** Models that produced the readings. */
  readonly models: readonly ModelId[];
  readonly picture: Picture;
  /** The pages of a PDF or of a TIFF with several pages. */
  readonly pages?: readonly Page[];
  readonly explanation?: Explanation;
  /** Time since the last byte of the request. */
  readonly milliseconds: number;
};

/** The reading of one text line. */
export type Reading = {
  /** Digits, marks and the spaces between groups of digits as written, or as the expected format writes them. */
  readonly text: string;
  /** The value: only the digits, a single digit with its marks, or the format's canonical form. */
  readonly value: string;
  /** Probability that the value is right. */
  readonly confidence: number;
  /** The most probable string, regardless of the expected format. */
  readonly raw: string;
  readonly box: Box | null;
  readonly cell?: Cell;
  /** The number is printed; only with the option `print`. */
  readonly print?: true;
  /** Page of a document; absent for a single picture. */
  readonly page?: number;
  readonly digits: readonly Digit[];
  /** Most probable first. */
  readonly candidates: readonly Candidate[];
  /** True if the reading is reliable enough to use. */
  readonly accepted: boolean;
  readonly refusal:
    | 'blank'
    | 'not-a-digit'
    | 'crossed-out'
    | 'ambiguous'
    | 'touching-unresolved'
    | 'low-contrast'
    | 'cut-off'
    | 'too-small'
    | 'too-many'
    | 'format'
    | null;
  /** Height of the writing in pixels of the upright picture; only with the refusal `too-small`. */
  readonly writingHeight?: number;
};

/** Pixels of the upright picture; x and y are the top left corner. */
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Place in a table of the page, counted from 1; absent outside tables. */
export type Cell = {
  readonly table: number;
  readonly row: number;
  readonly column: number;
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
  /** Probability that the value is right. */
  readonly probability: number;
};

export type ModelId = {
  readonly name: string;
  readonly version: string;
  /** SHA-256 of model.onnx. */
  readonly sha256: string;
};

export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly format: string;
};

/** A page that was read, with its size in pixels, or why it could not be read. */
export type Page = {
  readonly page: number;
  readonly width?: number;
  readonly height?: number;
  readonly problem?: PageProblem;
};

export type PageProblem = {
  readonly code: string;
  readonly detail: string;
};

/** The evidence for the reading of a digit. */
export type Explanation = {
  readonly digit: number;
  /** The digit that it is compared with. */
  readonly against: number;
  readonly probabilities: readonly number[];
  /** The evidence in plain sentences. */
  readonly words: readonly string[];
  readonly maps: Maps;
  /** Input of the classifier: 0 = paper, 1 = ink. */
  readonly image: readonly (readonly number[])[];
  readonly model: ModelId;
};

/** Positive values are evidence for `digit`, negative ones for `against`. 28 rows of 28, aligned with `image`. */
export type Maps = {
  /** Grad-CAM */
  readonly gradCam: readonly (readonly number[])[];
  /** Integrated gradients, log odds */
  readonly integratedGradients: readonly (readonly number[])[];
  /** Evidence of the ink, log odds */
  readonly occlusion: readonly (readonly number[])[];
  /** Evidence of the empty paper, log odds */
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
  /** Models that produced the readings. */
  readonly models: readonly ModelId[];
  readonly picture: Picture;
  /** The pages of a PDF or of a TIFF with several pages. */
  readonly pages?: readonly Page[];
  readonly explanation?: Explanation;
};

export type UnreadPicture = {
  readonly name: string;
  readonly problem: Problem;
};

export type NearestBody = {
  /** A digit in MNIST's frame: 0 = paper, `inkValue` = ink. */
  readonly digit: readonly (readonly number[])[];
  /** Value of full ink in `digits`; defaults to 255. */
  readonly inkValue?: 1 | 255;
  /** Number of digits to return; defaults to 8. */
  readonly count?: number;
};

/** The training digits most similar to a digit, according to a model. */
export type NearestAnswer = {
  /** Data set whose licence applies to the pictures. */
  readonly dataset: string;
  /** Nearest first. */
  readonly digits: readonly NearestAnswerDigit[];
  readonly model: ModelId;
};

export type NearestAnswerDigit = {
  /** Index of the digit in the data set, from 0. */
  readonly row: number;
  /** The digit that was written. */
  readonly label: number;
  /** Distance in the model's features; 0 for the digit itself. */
  readonly distance: number;
  /** 0 = paper, 1 = ink. 28 rows of 28. */
  readonly image: readonly (readonly number[])[];
};

export type GetDatasetDigitAnswer = {
  /** Data set whose licence applies to the picture. */
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
  /** `digit` for single digits, `number` for text lines of digits and marks, `page` for finding text lines. */
  readonly task: 'digit' | 'number' | 'page';
  /** True if this model is used for reading. */
  readonly active: boolean;
  /** SHA-256 of model.onnx. */
  readonly sha256: string;
  readonly parameters: number;
  readonly multiplyAdds: number;
};

export type FullModel = {
  /** `name@version` */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** `digit` for single digits, `number` for text lines of digits and marks, `page` for finding text lines. */
  readonly task: 'digit' | 'number' | 'page';
  /** True if this model is used for reading. */
  readonly active: boolean;
  /** SHA-256 of model.onnx. */
  readonly sha256: string;
  readonly parameters: number;
  readonly multiplyAdds: number;
  /** manifest.json of the release: training, thresholds, figures. */
  readonly manifest: unknown;
  readonly card: string | null;
};

/** A job: many pictures, read in the background. */
export type Job = {
  readonly id: string;
  readonly state: 'queued' | 'running' | 'completed' | 'cancelled';
  /** Number of pictures. */
  readonly total: number;
  /** Pictures with a result. */
  readonly read: number;
  /** Pictures without a result, because of an error. */
  readonly failed: number;
  /** Pictures not read yet. */
  readonly waiting: number;
  /** The options of the request. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
  readonly finishedAt: string | null;
};

export type ListJobsAnswer = {
  readonly jobs: readonly Job[];
  /** Pass it as `before` to get the next page, which may be empty; null if there is none. */
  readonly next: string | null;
};

export type AddFeedbackBody = {
  /** What is really written in the picture: at least one digit, spaces and the marks . , - / ' : # = $ € £ + ( ) % × */
  readonly label: string;
  /** What the model read. */
  readonly readAs?: string;
  /** The model that read it, `name@version`. */
  readonly model?: string;
  readonly note?: string;
  /** The picture in base64. It is kept only with `keepPicture`. */
  readonly picture?: string;
  /** True if the picture may be kept. */
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
  /** Pass it as `before` to get the next page, which may be empty; null if there is none. */
  readonly next: string | null;
};

export type DeleteOldFeedbackAnswer = {
  readonly deleted: number;
};

export type CreateKeyBody = {
  /** Human-readable name of the key's holder. */
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
  /** Expected format of the numbers, such as `amount`, `digits:5` or `date:dmy`. */
  readonly expect?: string;
  /** Fraction of the accepted readings that may be wrong; defaults to 0.01. */
  readonly maxError?: number;
  /** Maximum number of candidates to return; defaults to 5. */
  readonly top?: number;
  /** How the writer writes 1 and 7: `american`, 1 without a flag and 7 without a bar; `european`, 1 with a flag and 7 with a bar; `auto` (default), as the other digits of the picture show. */
  readonly style?: 'auto' | 'american' | 'european';
  /** Read printed numbers too; they have `print: true`. Defaults to false. */
  readonly print?: boolean;
  /** Add the evidence if exactly one digit was read. */
  readonly explain?: boolean;
  /** Pages of a PDF or of a TIFF with several pages, such as `1-3,7`; all by default. */
  readonly pages?: string;
};

export type ExplainRequest = Abortable & {
  readonly body: ReadBody | Bytes | FormData;
  /** Expected format of the numbers, such as `amount`, `digits:5` or `date:dmy`. */
  readonly expect?: string;
  /** How the writer writes 1 and 7: `american`, 1 without a flag and 7 without a bar; `european`, 1 with a flag and 7 with a bar; `auto` (default), as the other digits of the picture show. */
  readonly style?: 'auto' | 'american' | 'european';
  /** Text line of the picture, from 0. */
  readonly line?: number;
  /** Digit of the line, from 0. */
  readonly place?: number;
  /** The digit to compare with ("why not …"); defaults to the second most likely digit. */
  readonly against?: number;
  /** The map to draw. Defaults to occlusion for PNG, and to a sheet with all maps for SVG. */
  readonly map?: 'gradCam' | 'integratedGradients' | 'occlusion' | 'emptiness';
  /** Size of a PNG: pixels per pixel of the 28×28 frame. */
  readonly scale?: number;
};

export type NearestRequest = Abortable & {
  readonly body: NearestBody;
};

export type GetDatasetDigitRequest = Abortable & {
  /** SHA-256 of the uncompressed file with the images of the data set. */
  readonly sha256: string;
  /** Index of the digit in the published order, from 0. */
  readonly row: number;
};

export type ListModelsRequest = Abortable;

export type GetModelRequest = Abortable & {
  /** `name@version`, or only a name. */
  readonly id: string;
};

export type ActivateModelRequest = Abortable & {
  /** `name@version`, or only a name. */
  readonly id: string;
};

export type RollBackModelRequest = Abortable & {
  /** `digit` for single digits, `number` for text lines of digits and marks, `page` for finding text lines. */
  readonly task: 'digit' | 'number' | 'page';
};

export type CreateJobRequest = Abortable & {
  readonly body: FormData | Bytes;
  /** Expected format of the numbers, such as `digits:5` or `amount`. */
  readonly expect?: string;
  /** Fraction of the accepted readings that may be wrong. */
  readonly maxError?: number;
  /** Maximum number of candidates to return. */
  readonly top?: number;
  /** How the writers write 1 and 7; `auto` (default): as the other digits of a picture show. */
  readonly style?: 'auto' | 'american' | 'european';
  /** Read printed numbers too; they have `print: true`. Defaults to false. */
  readonly print?: boolean;
  /** Makes the request safe to repeat: the same key with the same content returns the same job. */
  readonly idempotencyKey?: string;
};

export type ListJobsRequest = Abortable & {
  readonly limit?: number;
  /** `next` of the previous page. */
  readonly before?: string;
};

export type GetJobRequest = Abortable & {
  /** Id of the job. */
  readonly id: string;
};

export type DeleteJobRequest = Abortable & {
  /** Id of the job. */
  readonly id: string;
};

export type CancelJobRequest = Abortable & {
  /** Id of the job. */
  readonly id: string;
};

export type RetryJobRequest = Abortable & {
  /** Id of the job. */
  readonly id: string;
};

export type JobEventsRequest = Abortable & {
  /** Id of the job. */
  readonly id: string;
};

export type JobResultsRequest = Abortable & {
  /** JSON Lines or CSV. Defaults to the type in `Accept`, then to JSON Lines. */
  readonly format?: 'jsonl' | 'csv';
  /** Id of the job. */
  readonly id: string;
};

export type AddFeedbackRequest = Abortable & {
  readonly body: AddFeedbackBody;
};

export type ListFeedbackRequest = Abortable & {
  readonly limit?: number;
  /** `next` of the previous page. */
  readonly before?: string;
};

export type DeleteOldFeedbackRequest = Abortable & {
  /** Age in days above which corrections are deleted. */
  readonly olderThanDays: number;
};

export type FeedbackPictureRequest = Abortable & {
  readonly id: string;
};

export type ExportFeedbackRequest = Abortable & {
  /** A ZIP of label/000.png, or of two IDX files like those of MNIST (single digits only). */
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
   * Send one picture or document as the body (PNG, JPEG, WebP, TIFF, PDF, BMP, GIF, PBM, PGM or PPM), several as files of a form, or JSON. Each text line gives one reading. Readings of a document have a `page`.
   * `POST /v1/read`
   */
  read(request: ReadRequest): Promise<PictureAnswer | PicturesAnswer>;
  /**
   * Explain why a digit is read as it is and not as another
   * As JSON, or as a drawing: `Accept: image/svg+xml` or `Accept: image/png`.
   * `POST /v1/explain`
   */
  explain(request: ExplainRequest & { readonly accept: 'image/png' | 'image/svg+xml' }): Promise<Response>;
  /**
   * Explain why a digit is read as it is and not as another
   * As JSON, or as a drawing: `Accept: image/svg+xml` or `Accept: image/png`.
   * `POST /v1/explain`
   */
  explain(request: ExplainRequest): Promise<Explanation>;
  /**
   * Find the training digits most similar to a digit, according to the model
   * Requires the data set that the model was trained on, in the folder of CIFRA_DATA. The first request starts the index; until it is complete the response is `nearest-not-ready`.
   * `POST /v1/nearest`
   */
  nearest(request: NearestRequest): Promise<NearestAnswer>;
  /**
   * Get one digit of a data set, as named in reports of evaluations
   * Requires the data set in the folder of CIFRA_DATA.
   * `GET /v1/datasets/{sha256}/digits/{row}`
   */
  getDatasetDigit(request: GetDatasetDigitRequest): Promise<GetDatasetDigitAnswer>;
  /**
   * List the models on the server
   * Ordered by id. One model per task is `active`: the one that is used for reading.
   * `GET /v1/models`
   */
  listModels(request?: ListModelsRequest): Promise<ListModelsAnswer>;
  /**
   * Get a model with its manifest and card
   * The id is `name@version`, or only a name. `card` is Markdown.
   * `GET /v1/models/{id}`
   */
  getModel(request: GetModelRequest): Promise<FullModel>;
  /**
   * Activate a model: use it for reading from now on
   * Requests in flight finish with the previous model; none is dropped.
   * `POST /v1/models/{id}/activate`
   */
  activateModel(request: ActivateModelRequest): Promise<Model>;
  /**
   * Activate the previous model again
   * Goes back to the previously active model of one task. Requests in flight finish with the model they started with.
   * `POST /v1/models/roll-back`
   */
  rollBackModel(request: RollBackModelRequest): Promise<Model>;
  /**
   * Create a job from many pictures, or from a ZIP of them
   * Send a form with files (fields before the first file), or a ZIP as the body. The response comes when all pictures are stored; `Location` is the address of the job.
   * `POST /v1/jobs`
   */
  createJob(request: CreateJobRequest): Promise<Job>;
  /**
   * List your jobs, newest first
   * In pages: pass `next` of one page as `before` of the following one. Administrators see the jobs of all callers.
   * `GET /v1/jobs`
   */
  listJobs(request?: ListJobsRequest): Promise<ListJobsAnswer>;
  /**
   * Get the progress of a job
   * `read`, `failed` and `waiting` add up to `total`, except in a cancelled job.
   * `GET /v1/jobs/{id}`
   */
  getJob(request: GetJobRequest): Promise<Job>;
  /**
   * Delete a job with its pictures and results
   * Also stops a job in progress.
   * `DELETE /v1/jobs/{id}`
   */
  deleteJob(request: DeleteJobRequest): Promise<void>;
  /**
   * Cancel a job and keep its results so far
   * Pictures in progress may still get a result.
   * `POST /v1/jobs/{id}/cancel`
   */
  cancelJob(request: CancelJobRequest): Promise<Job>;
  /**
   * Read failed pictures of a job again
   * Retries only pictures that failed for a temporary reason, for example because the server was overloaded.
   * `POST /v1/jobs/{id}/retry`
   */
  retryJob(request: RetryJobRequest): Promise<Job>;
  /**
   * Watch the progress of a job as server-sent events: `progress`, then `end`
   * Each event has the complete state of the job, so a client that reconnects misses nothing. A client that reconnects after `end` gets 204, which stops an EventSource.
   * `GET /v1/jobs/{id}/events`
   */
  jobEvents(request: JobEventsRequest): AsyncGenerator<ServerEvent>;
  /**
   * Get the results of a job so far, in the order of its pictures
   * JSON Lines, one object per picture (`application/x-ndjson`, or `application/jsonl` by `Accept`), or CSV with one row per reading.
   * `GET /v1/jobs/{id}/results`
   */
  jobResults(
    request: JobResultsRequest & {
      readonly accept?: 'application/x-ndjson' | 'application/jsonl' | 'text/csv';
    },
  ): Promise<Response>;
  /**
   * Add a correction: what was really written
   * The picture is kept only with `keepPicture: true`. It is re-encoded without its metadata.
   * `POST /v1/feedback`
   */
  addFeedback(request: AddFeedbackRequest): Promise<Feedback>;
  /**
   * List your corrections, newest first
   * In pages: pass `next` of one page as `before` of the following one. Administrators see the corrections of all callers.
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
   * Get the picture of a correction as PNG
   * Upright, at most 1024 pixels on the longer side, without metadata.
   * `GET /v1/feedback/{id}/picture`
   */
  feedbackPicture(request: FeedbackPictureRequest): Promise<Response>;
  /**
   * Export all kept pictures with their labels, as a ZIP for training
   * One folder per label, or with `format=idx` two IDX files like those of MNIST.
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
   * Create an API key
   * Only this response has the token: the server stores a hash of it.
   * `POST /v1/keys`
   */
  createKey(request: CreateKeyRequest): Promise<NewKey>;
  /**
   * List all API keys, oldest first, including revoked ones
   * Without tokens: the server stores only their hashes.
   * `GET /v1/keys`
   */
  listKeys(request?: ListKeysRequest): Promise<ListKeysAnswer>;
  /**
   * Revoke an API key
   * Takes effect at once; other servers on the same database follow within seconds. The last administrator key cannot revoke itself.
   * `DELETE /v1/keys/{id}`
   */
  revokeKey(request: RevokeKeyRequest): Promise<Key>;
};

/** Requests of the operations. */
export const operations: Readonly<Record<keyof Operations, Operation>> = {
  read: {
    method: 'POST',
    path: '/v1/read',
    query: ['expect', 'maxError', 'top', 'style', 'print', 'explain', 'pages'],
    body: ['application/json', 'image/png', 'image/jpeg', 'application/pdf', 'multipart/form-data'],
    answers: ['application/json'],
    repeatable: true,
  },
  explain: {
    method: 'POST',
    path: '/v1/explain',
    query: ['expect', 'style', 'line', 'place', 'against', 'map', 'scale'],
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
    query: ['expect', 'maxError', 'top', 'style', 'print'],
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
