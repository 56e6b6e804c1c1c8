import { Type } from 'typebox';
import { parseJson } from '../../platform/http/json.ts';
import { checker } from '../../platform/http/validation.ts';
import { Problem } from '../../platform/problems.ts';

// The Open Inference Protocol, version 2 (KServe), and its binary tensor data extension (Triton's
// protocol/extension_binary_data).

/** FP32, row-major. */
export type NamedTensor = {
  readonly name: string;
  readonly dims: readonly number[];
  readonly data: Float32Array;
};

const Parameters = Type.Record(Type.String(), Type.Unknown());

export const InferRequest = Type.Object({
  id: Type.Optional(Type.String({ maxLength: 200 })),
  parameters: Type.Optional(Parameters),
  inputs: Type.Array(
    Type.Object({
      name: Type.String(),
      shape: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 8 }),
      datatype: Type.String({ examples: ['FP32'] }),
      parameters: Type.Optional(Parameters),
      data: Type.Optional(
        Type.Array(Type.Unknown(), { description: 'Values in row-major order, flat or nested.' }),
      ),
    }),
    { minItems: 1, maxItems: 8 },
  ),
  outputs: Type.Optional(
    Type.Array(Type.Object({ name: Type.String(), parameters: Type.Optional(Parameters) }), { maxItems: 8 }),
  ),
});

export const InferResponse = Type.Object({
  model_name: Type.String(),
  model_version: Type.String(),
  id: Type.Optional(Type.String()),
  outputs: Type.Array(
    Type.Object({
      name: Type.String(),
      shape: Type.Array(Type.Integer()),
      datatype: Type.String(),
      parameters: Type.Optional(Parameters),
      data: Type.Optional(Type.Array(Type.Number())),
    }),
  ),
});

export type InferInput = {
  readonly id?: string;
  readonly tensor: NamedTensor;
  /** True if an output is requested as bytes. */
  readonly binary: (output: string) => boolean;
  /** Names of the requested outputs; all if empty. */
  readonly outputs: readonly string[];
};

const check = checker(InferRequest, 'body');

/**
 * The only tensor of a request.
 * @param jsonLength value of the header Inference-Header-Content-Length: tensors follow the JSON as
 * bytes
 * @throws Problem
 */
export function readRequest(body: Buffer, jsonLength: string | undefined): InferInput {
  const length = jsonLength === undefined ? body.length : Number(jsonLength);
  if (!(Number.isInteger(length) && length >= 0 && length <= body.length))
    throw wrong(`Inference-Header-Content-Length is ${jsonLength}, expected 0 to ${body.length}`);
  const { id, inputs, outputs = [], parameters } = check(parseJson(body.toString('utf8', 0, length)));
  if (inputs.length !== 1) throw wrong(`${inputs.length} inputs, expected one`);
  const [input] = inputs;
  refuseExtensions(`input "${input.name}"`, input.parameters);
  for (const output of outputs) refuseExtensions(`output "${output.name}"`, output.parameters);
  if (input.datatype !== 'FP32')
    throw wrong(`input "${input.name}" has the datatype ${input.datatype}, expected FP32`);
  const size = input.shape.reduce((product, side) => product * side, 1);
  const bytes = input.parameters?.binary_data_size;
  const data = bytes === undefined ? flat(input.data ?? []) : floats(body.subarray(length), bytes);
  if (data.length !== size)
    throw wrong(`input "${input.name}" has ${data.length} values, expected ${size} for [${input.shape}]`);
  // NaN and infinity would come out as NaN, which JSON cannot express.
  if (!data.every(Number.isFinite))
    throw wrong(`input "${input.name}" has values that are not finite in FP32`);
  return {
    ...(id !== undefined && { id }),
    tensor: { name: input.name, dims: input.shape, data },
    // The setting of one output takes precedence over the setting of all.
    binary: (name) =>
      (outputs.find((output) => output.name === name)?.parameters?.binary_data ??
        parameters?.binary_data_output) === true,
    outputs: outputs.map(({ name }) => name),
  };
}

/** Parameters of Triton's extensions that are not supported, and what to do instead. */
const foreign: Readonly<Record<string, string>> = {
  shared_memory_region: 'send the tensor itself',
  classification: 'take the largest of the logits',
};

/** Other parameters may be ignored; these would change the meaning of the data. */
function refuseExtensions(of: string, parameters: Readonly<Record<string, unknown>> = {}): void {
  for (const [name, instead] of Object.entries(foreign)) {
    if (parameters[name] !== undefined)
      throw wrong(`${of} has the parameter ${name} of an extension that is not supported: ${instead}`);
  }
}

function flat(nested: readonly unknown[]): Float32Array {
  const values = nested.flat(8);
  const bad = values.find((value) => typeof value !== 'number');
  if (bad !== undefined) throw wrong(`data has ${JSON.stringify(bad)?.slice(0, 40)}, expected numbers`);
  return Float32Array.from(values as number[]);
}

function floats(bytes: Buffer, size: unknown): Float32Array {
  if (typeof size !== 'number' || size !== bytes.length || size % 4 !== 0)
    throw wrong(
      `binary_data_size is ${size}, but ${bytes.length} bytes follow; expected equal multiples of 4`,
    );
  // Float32Array needs an aligned offset, which a copy has.
  return new Float32Array(Uint8Array.from(bytes).buffer);
}

/** The response as JSON, or as JSON followed by bytes; then `jsonLength` is not null. */
export function writeResponse(
  head: { readonly model_name: string; readonly model_version: string; readonly id?: string },
  { name, dims, data }: NamedTensor,
  asBytes: boolean,
): { readonly body: Buffer; readonly jsonLength: number | null } {
  const output = { name, shape: dims, datatype: 'FP32' };
  if (!asBytes) {
    const outputs = [{ ...output, data: Array.from(data) }];
    return { body: Buffer.from(JSON.stringify({ ...head, outputs })), jsonLength: null };
  }
  const outputs = [{ ...output, parameters: { binary_data_size: data.byteLength } }];
  const json = Buffer.from(JSON.stringify({ ...head, outputs }));
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return { body: Buffer.concat([json, bytes]), jsonLength: json.length };
}

export function wrong(detail: string): Problem {
  return new Problem('invalid-request', detail);
}
