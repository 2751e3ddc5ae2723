/** Hands a file to the visitor: the browser asks where to put it, or knows. */
export function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The click has only asked for it: the address must live until it was read.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
