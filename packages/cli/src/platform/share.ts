import { InvalidArgumentError } from 'commander';

/** Parses the value of an option as a share. Commander adds the name of the option to the error. */
export function share(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < 1))
    throw new InvalidArgumentError('expected a share above 0 and below 1, such as 0.01.');
  return value;
}
