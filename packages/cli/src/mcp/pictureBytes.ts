import { checkBytes } from '@cifra/node/pictures/decode.ts';
import { PictureError } from '@cifra/node/pictures/pictureError.ts';
import { readSource, standardInput } from '@cifra/node/pictures/source.ts';
import { CommandError } from '../platform/commandError.ts';

type Source = { readonly path?: string | undefined; readonly data?: string | undefined };

/**
 * Returns the bytes of a picture that a client names by path or sends. Their size has the limit of
 * `cifra read`.
 * @throws CommandError that says what to send
 */
export async function pictureBytes({ path, data }: Source): Promise<Uint8Array> {
  if ((path === undefined) === (data === undefined))
    throw new CommandError('give either path or data: one picture for each call');
  if (data !== undefined) return fromBase64(data);
  // Standard input carries the protocol.
  if (path === standardInput) throw new CommandError('"-" is not a path; send the picture as data');
  return readSource(path!).catch((error: unknown) => {
    if (!(error instanceof PictureError)) throw error;
    throw new CommandError(`${path} ${error.message}`, { cause: error });
  });
}

const DATA_URL = /^data:[^,]{0,200};base64,/;

function fromBase64(data: string): Uint8Array {
  const start = DATA_URL.exec(data)?.[0].length ?? 0;
  checkBytes(Math.floor((3 * (data.length - start)) / 4));
  const text = data.slice(start).replace(/\s+/g, '');
  if (/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return Buffer.from(text, 'base64');
  throw new CommandError(
    'data must be a picture file in base64, or a data URL such as data:image/png;base64,…; to name a file, use path',
  );
}
