/**
 * The text of a step, set so that it can be read: in our own grammar the number and the lead have columns of their own, names of steps are quiet, and what it
 * comes to stands out. A line that is still being written is in our grammar as long as it may be.
 */
import { count } from '#ui/number-format.ts';
import { reasoningStrings as words } from '../reasoning-strings.ts';
import styles from './steps.module.css';

const OWN = /^(?:hmm )*(?:(?:so|check|but|alt) )?#\d+ (.+)$/;
/** How a line begins that may yet become one. */
const MAY_BECOME = /^(?:hmm )*(?:[a-z]{0,5}|(?:so|check|but|alt) #?\d*|#\d*)(?: |$)$/;
/** References keep their values with them. */
const PIECES = /(#\d+:?|g\d+:)|(=[^=\s]+$)/g;
/** More of one step is not put on the page. */
const MOST_LETTERS = 3000;

interface Piece {
  readonly kind: 'plain' | 'ref' | 'value';
  readonly text: string;
}

/** Null: it is not in our own grammar. */
export function ownPieces(text: string, writing = false): readonly Piece[] | null {
  const body = OWN.exec(text)?.[1] ?? (writing && MAY_BECOME.test(text) ? '' : undefined);
  if (body === undefined) return null;
  const pieces: Piece[] = [];
  let at = 0;
  const plain = (to: number): void => { if (to > at) pieces.push({ kind: 'plain', text: body.slice(at, to) }); };
  for (const match of body.matchAll(PIECES)) {
    plain(match.index);
    pieces.push({ kind: match[1] === undefined ? 'value' : 'ref', text: match[0] });
    at = match.index + match[0].length;
  }
  plain(body.length);
  return pieces;
}

interface Props {
  readonly text: string;
  readonly whole: boolean;
  readonly writing?: boolean;
}

export function StepText({ text, whole, writing = false }: Props) {
  const pieces = ownPieces(text, writing);
  if (pieces) {
    return <span className={styles.code}>{pieces.map(({ kind, text: part }, i) => (kind === 'plain' ? part : <span key={i} className={kind === 'ref' ? styles.ref : styles.value}>{part}</span>))}</span>;
  }
  const left = text.length - MOST_LETTERS;
  return <span className={styles.prose} data-whole={whole || undefined}>{text.slice(0, MOST_LETTERS)}{left > 0 && <em> … {words.list.more(count(left))}</em>}</span>;
}
