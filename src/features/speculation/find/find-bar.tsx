/** Finds words in the run, whose rounds are only partly in the document: what is looked for, how often it is there, the way from one to the next. */
import type { RefObject } from 'react';
import { IconButton } from '#ui/controls/button.tsx';
import { Glyph } from '#ui/glyph.tsx';
import { findStrings as words } from './find-strings.ts';
import styles from './find.module.css';
import type { Found } from './use-found.ts';

interface Props {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly query: string;
  readonly found: Found;
  /** More of the run may come. */
  readonly goesOn: boolean;
  /** Then the count changes by itself, and is not said aloud each time. */
  readonly playing: boolean;
  readonly onQuery: (query: string) => void;
  readonly onClose: () => void;
}

function standing({ count, current }: Found, query: string, goesOn: boolean): string {
  if (query === '') return '';
  if (count === 0) return goesOn ? words.noneYet : words.none;
  return current === null ? words.all(count) : words.one(current + 1, count);
}

export function FindBar({ field, query, found, goesOn, playing, onQuery, onClose }: Props) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes from wherever in the bar the focus is
    <div
      role="search"
      aria-label={words.label}
      className={styles.bar}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <Glyph name="search" />
      <input
        ref={field} className={styles.field} type="text" aria-label={words.label} aria-describedby="find-standing" placeholder={words.label}
        value={query} spellCheck={false} autoComplete="off" autoCapitalize="off" enterKeyHint="search"
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          found.go(event.shiftKey ? -1 : 1);
        }}
      />
      <p id="find-standing" role="status" aria-live={playing ? 'off' : 'polite'} className={styles.standing} data-testid="find-standing">{standing(found, query, goesOn)}</p>
      <IconButton icon="up" label={words.previous} disabled={found.count === 0} onClick={() => found.go(-1)} />
      <IconButton icon="down" label={words.next} disabled={found.count === 0} onClick={() => found.go(1)} />
      <IconButton icon="cross" label={words.close} onClick={onClose} />
    </div>
  );
}
