/**
 * The text of a run with everybody's hand in it: tokens in reading order, each with where it came from. A round's
 * accepted drafts come first, then the drafts that were not kept (of a tree: only the one that the target's token stands in
 * for, since siblings never were one text), then the target's own token; a stop inside a round cuts what comes after it
 * (`committed`). A character that the text's tokens cut apart stands whole at the first of them.
 */
import { joinedByToken, visibleTokenText } from '../tokenizer/token-text.ts';
import type { EventLog } from './event-log.ts';
import { acceptedPath, lineOf, ownSlot } from './round-tree.ts';
import type { RoundView } from './rounds.ts';

export type TokenState = 'drafting' | 'accepted' | 'rejected' | 'unreached' | 'corrected' | 'bonus';

export interface OutputToken {
  readonly round: number;
  /** The slot that explains it; a bonus token stands one past the last draft. */
  readonly slot: number;
  readonly token: number;
  readonly state: TokenState;
  /** In the final text. A draft under way is not, yet. */
  readonly kept: boolean;
}

export function tokensOfRound(view: RoundView): readonly OutputToken[] {
  const { round, target, end } = view;
  const accepted = acceptedPath(view);
  const others = lineOf(view).filter(({ state }) => state !== 'accepted');
  const cut = end?.committed ?? Infinity;
  const tokens: OutputToken[] = accepted.map(({ slot, token }, i) => ({ round, slot, token, state: 'accepted', kept: i < cut }));
  for (const { slot, token, state } of others) tokens.push({ round, slot, token, state, kept: false });
  if (target) {
    tokens.push({ round, slot: ownSlot(view), token: target.token, state: target.kind, kept: accepted.length < cut });
  }
  return tokens;
}

export type Section = 'thought' | 'answer';

export interface Piece extends OutputToken {
  /** For the eye; empty where the token only goes on with a character that the one before it began. */
  readonly text: string;
  /** A marker such as <answer> is a token like any other, but no text. */
  readonly marker: boolean;
}

export interface OutputSection {
  readonly kind: Section;
  readonly pieces: readonly Piece[];
}

const MARKER = /^<\/?[a-z]+>$/;
const after = (marker: string): Section | null => (marker === '<think>' ? 'thought' : marker === '<answer>' || marker === '</think>' ? 'answer' : null);

/** Where the text stands when the prompt ends: targets that think are given the opening marker. */
export function openingSection(log: EventLog): Section {
  const last = log.header.promptTokens.at(-1);
  return (last === undefined ? null : after(log.text(last))) ?? 'answer';
}

/** Splits a run into thought and answer at the markers that were kept; a marker opens the section it names. */
export function sections(log: EventLog, rounds: readonly RoundView[]): readonly OutputSection[] {
  const all: { kind: Section; pieces: Piece[] }[] = [{ kind: openingSection(log), pieces: [] }];
  const tokens = rounds.flatMap(tokensOfRound);
  const written = joinedByToken(tokens.filter(({ kept }) => kept).map(({ token }) => log.text(token))).values();
  for (const token of tokens) {
    const text = visibleTokenText(token.kept ? written.next().value! : log.text(token.token));
    const marker = MARKER.test(text);
    const opens = marker && token.kept ? after(text) : null;
    if (opens && opens !== all.at(-1)!.kind) all.push({ kind: opens, pieces: [] });
    all.at(-1)!.pieces.push({ ...token, text, marker });
  }
  return all.filter(({ pieces }) => pieces.length > 0);
}

/** The text that the run has committed to, without its markers. */
export function finalText(log: EventLog, rounds: readonly RoundView[]): string {
  return sections(log, rounds)
    .flatMap(({ pieces }) => pieces)
    .filter(({ kept, marker }) => kept && !marker)
    .map(({ text }) => text)
    .join('');
}
