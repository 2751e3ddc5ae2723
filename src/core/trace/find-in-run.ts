/**
 * Where a text stands in a run, up to a cursor: in what was written, across tokens and rounds, and in every draft that was not
 * kept, each for itself, since such drafts never were one text. A marker such as <answer> is searched for itself too, and no text
 * goes through it. Case does not matter. Occurrences do not overlap: “aa” stands in “aaa” once, as browsers count.
 */
import { visibleTokenText } from '../tokenizer/token-text.ts';
import type { EventLog } from './event-log.ts';
import { sections } from './output.ts';
import { lineOf } from './round-tree.ts';
import { roundsAt, type RoundView } from './rounds.ts';
import type { Selection } from './why.ts';

export interface FoundToken extends Selection {
  /** The target's own token; it shares its slot with the draft that it stands in for. */
  readonly own: boolean;
}

/** The tokens that an occurrence touches, in reading order. */
export type Match = readonly FoundToken[];

interface Searched extends FoundToken {
  readonly text: string;
  readonly kept: boolean;
  readonly marker: boolean;
}

const NOTHING: readonly Match[] = [];

/** Drafts of a tree that the text has no place for; each is searched for itself. */
const beside = (log: EventLog, view: RoundView): readonly Searched[] => {
  const line = new Set(lineOf(view));
  return view.slots
    .filter((slot) => !line.has(slot))
    .map(({ slot, token }) => ({ round: view.round, slot, own: false, text: visibleTokenText(log.text(token)), kept: false, marker: false }));
};

/** Every token of the run in reading order: of a round its drafts, then the target's own. */
function tokensOf(log: EventLog, rounds: readonly RoundView[]): readonly Searched[] {
  const line = sections(log, rounds).flatMap(({ pieces }) => pieces).map((piece): Searched => ({ ...piece, own: piece.state === 'corrected' || piece.state === 'bonus' }));
  return [...line, ...rounds.flatMap((view) => beside(log, view))].sort((a, b) => a.round - b.round || Number(a.own) - Number(b.own));
}

/** Tokens whose texts belong together. */
function stretchesOf(tokens: readonly Searched[]): readonly (readonly Searched[])[] {
  const written: Searched[][] = [[]];
  const alone: Searched[][] = [];
  for (const token of tokens) {
    if (token.kept && !token.marker) written.at(-1)!.push(token);
    else alone.push([token]);
    if (token.kept && token.marker) written.push([]);
  }
  return [...written, ...alone];
}

/** Simple case folding (the flags i and u) keeps lengths, so that places in the text are places in its tokens. */
const patternOf = (query: string): RegExp => new RegExp(query.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'giu');

function matchesIn(stretch: readonly Searched[], pattern: RegExp): (readonly Searched[])[] {
  let end = 0;
  const placed = stretch.map((token) => ({ token, from: end, to: (end += token.text.length) }));
  const text = stretch.map((token) => token.text).join('');
  return [...text.matchAll(pattern)].map(({ 0: found, index }) =>
    placed.filter(({ from, to }) => from < index + found.length && to > index).map(({ token }) => token));
}

/** All matches in reading order; none for an empty query. */
export function findInRun(log: EventLog, cursor: number, query: string): readonly Match[] {
  if (query === '') return NOTHING;
  const tokens = tokensOf(log, roundsAt(log, cursor));
  const order = new Map(tokens.map((token, i) => [token, i]));
  const pattern = patternOf(query);
  return stretchesOf(tokens)
    .flatMap((stretch) => matchesIn(stretch, pattern))
    .sort((a, b) => order.get(a[0]!)! - order.get(b[0]!)!)
    .map((match) => match.map(({ round, slot, own }) => ({ round, slot, own })));
}
