/** A saved run may be dropped anywhere on the page, or pasted wherever no text is being written. Tells whether one hovers. */
import { useEffect, useState } from 'react';
import { readRunFile, readRunText } from './read-run-file.ts';
import type { OpenRun } from './use-open-run.ts';

const holdsFile = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;
const writesText = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

export function useRunDrop(open: OpenRun): boolean {
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
      const file = event.dataTransfer?.files[0];
      if (file) void open(readRunFile(file));
    };
    const paste = (event: ClipboardEvent): void => {
      if (writesText(event.target)) return;
      const file = event.clipboardData?.files[0];
      const text = event.clipboardData?.getData('text/plain').trim() ?? '';
      // Anything else that someone pastes into a page was not meant for it.
      if (file?.type === 'application/json') void open(readRunFile(file));
      else if (text.startsWith('{')) void open(readRunText(text));
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
  }, [open]);
  return hovering;
}
