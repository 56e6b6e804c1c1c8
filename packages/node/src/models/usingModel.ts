import { describeSystemError } from '../systemErrors.ts';
import { ModelError } from './modelError.ts';

/** Loads or opens the model in a folder. @throws ModelError that names the folder */
export async function usingModel<T>(folder: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (cause) {
    const reason = describeSystemError(cause) ?? (cause as Error).message;
    throw new ModelError(`the model in ${folder} cannot be used: ${reason}`, {
      hint: 'Copy or train it again; `npx cifra models show` reports which of its files is wrong.',
      cause,
    });
  }
}
