import { InvalidArgumentError } from 'commander';

/**
 * Parses an option's value as a whole number. Commander adds the name of the option to the error.
 */
export function wholeNumber({ from }: { from: number }): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= from) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${from}.`);
  };
}
