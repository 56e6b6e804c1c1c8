/** Pictures of the folder `examples`, as files of the page. */
export const SAMPLES = {
  cheque: new URL('../../../../../examples/cheque.jpg', import.meta.url).href,
  zip: new URL('../../../../../examples/zip-code.png', import.meta.url).href,
  date: new URL('../../../../../examples/date.jpg', import.meta.url).href,
  phone: new URL('../../../../../examples/phone.jpg', import.meta.url).href,
  scribble: new URL('../../../../../examples/scribble.png', import.meta.url).href,
} as const;
export type SampleName = keyof typeof SAMPLES;

/** Fetches a sample as a file that the visitor could have chosen. */
export async function sampleFile(name: SampleName, title: string): Promise<File> {
  const picture = await (await fetch(SAMPLES[name])).blob();
  return new File([picture], title, { type: picture.type });
}
