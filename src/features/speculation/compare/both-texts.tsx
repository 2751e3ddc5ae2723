/** The two texts above one another, token by token, each with the marks of its own run. One tab stop; arrow keys move the position. */
import { useId } from 'react';
import type { CommittedToken, Pairing } from '#core/trace/compare-runs.ts';
import { spokenToken } from '#ui/spoken-token.ts';
import { TokenText } from '#ui/token-text.tsx';
import { compareStrings as words } from './compare-strings.ts';
import styles from './compare.module.css';

const said = (token: CommittedToken | null): string => (token ? words.by(spokenToken(token.text), words.hands[token.by], token.at.round) : words.gone);

function Token({ token }: { readonly token: CommittedToken | null }) {
  if (!token) return <span className={styles.none}>–</span>;
  return (
    <span className={styles.piece} data-opens={token.opens || undefined}>
      <span className={styles.token} data-by={token.by}><TokenText text={token.text} /></span>
    </span>
  );
}

const differs = ({ first, second }: Pairing): boolean => first !== null && second !== null && first.text !== second.text;

/** Where a key leads from a position; null for keys that are none of its business. */
function moved(position: number, key: string): number | null {
  switch (key) {
    case 'ArrowLeft': return Math.max(1, position - 1);
    case 'ArrowRight': return position + 1;
    case 'Home': return 1;
    default: return null;
  }
}

export function BothTexts({ pairs, position, onMove }: { readonly pairs: readonly Pairing[]; readonly position: number; readonly onMove: (position: number) => void }) {
  const id = useId();
  return (
    <div
      className={styles.texts}
      role="listbox"
      aria-label={words.texts}
      aria-activedescendant={position > 0 && pairs.length > 0 ? `${id}-${position}` : undefined}
      tabIndex={0}
      onKeyDown={(event) => {
        const to = moved(position, event.key);
        if (to === null) return;
        event.preventDefault();
        event.stopPropagation();
        onMove(to);
      }}
    >
      {pairs.map((pair) => (
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- keys and focus are the list's: one tab stop, aria-activedescendant
        <div
          key={pair.position}
          role="option"
          id={`${id}-${pair.position}`}
          aria-selected={pair.position === position}
          aria-label={words.token(pair.position, said(pair.first), said(pair.second))}
          className={styles.pair}
          data-differs={differs(pair) || undefined}
          onClick={() => onMove(pair.position)}
        >
          <Token token={pair.first} />
          <Token token={pair.second} />
        </div>
      ))}
    </div>
  );
}
