/** Offers a text to the visitor as a file download. */
export function offerDownload(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers fetch the file only after the current task.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
