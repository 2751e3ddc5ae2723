/** A modal dialog of the browser's own, open as long as it is said to be: it keeps the focus, closes on Escape and as one goes back, and gives the focus back. */
import { useEffect, useRef, type ComponentProps } from 'react';
import styles from './dialog.module.css';

interface Props extends Pick<ComponentProps<'dialog'>, 'children' | 'aria-label' | 'aria-labelledby'> {
  readonly open: boolean;
  readonly onClose: () => void;
  /** High on the page, for what is typed into. */
  readonly high?: boolean;
}

export function Dialog({ open, onClose, high = false, children, ...names }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (open && !element?.open) element?.showModal();
    if (!open) element?.close();
  }, [open]);
  useEffect(() => {
    if (!open) return;
    addEventListener('popstate', onClose);
    return () => removeEventListener('popstate', onClose);
  }, [open, onClose]);
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- Escape is the dialog's own key
    <dialog
      ref={dialog} className={styles.dialog} data-high={high || undefined} {...names}
      onClose={() => { if (open) onClose(); }}
      onClick={(event) => { if (event.target === event.currentTarget) onClose(); }}
    >
      {open && <div className={styles.body}>{children}</div>}
    </dialog>
  );
}
