/** Files may be dropped anywhere on the page, or pasted wherever no text is being written. Tells whether any hover. */
import { useEffect, useState } from 'react';

const holdsFile = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;
const writesText = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

/** `onFiles` gets the first alone too. `onText` gets what is pasted and may be the contents of such a file. Both are the same from render to render. */
export function useFileDrop(onFiles: (first: File, all: readonly File[]) => void, onText: (text: string) => void): boolean {
  const [hovering, setHovering] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      setHovering(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setHovering(false);
    };
    const drop = (event: DragEvent): void => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      setHovering(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files[0]) onFiles(files[0], files);
    };
    const paste = (event: ClipboardEvent): void => {
      if (writesText(event.target)) return;
      const file = event.clipboardData?.files[0];
      const text = event.clipboardData?.getData('text/plain').trim() ?? '';
      // Anything else that someone pastes into a page was not meant for it.
      if (file?.type === 'application/json') onFiles(file, [file]);
      else if (text.startsWith('{')) onText(text);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    addEventListener('paste', paste);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
      removeEventListener('paste', paste);
    };
  }, [onFiles, onText]);
  return hovering;
}
