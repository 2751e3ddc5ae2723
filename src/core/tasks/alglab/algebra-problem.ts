/**
 * A problem of the algebraic world, as text and back (note reasoning.md 5.3).
 *
 *   problem := system ' ' ('g'k '=' element '; ')+ ask
 *   ask     := 'find ' expr '?' | 'prove ' expr '=' expr '?'
 *
 *   S g1=3124; g2=2143; find mul inv g1,g2?
 */
import { parseExpression, writeExpression, type Expression } from './expression.ts';
import { SYSTEM_TAGS, SYSTEMS, type Element, type SystemTag } from './systems.ts';

export type Ask = { readonly kind: 'find'; readonly expression: Expression } | { readonly kind: 'prove'; readonly left: Expression; readonly right: Expression };

export interface AlgebraProblem {
  readonly system: SystemTag;
  /** The value of gk stands at k - 1. */
  readonly givens: readonly Element[];
  readonly ask: Ask;
}

const writeAsk = (ask: Ask): string =>
  ask.kind === 'find' ? `find ${writeExpression(ask.expression)}?` : `prove ${writeExpression(ask.left)}=${writeExpression(ask.right)}?`;

export function writeProblem({ system, givens, ask }: AlgebraProblem): string {
  return `${system} ${givens.map((element, i) => `g${i + 1}=${element}; `).join('')}${writeAsk(ask)}`;
}

function parseAsk(text: string, system: SystemTag): Ask | null {
  const [, kind, asked] = /^(find|prove) (.+)\?$/.exec(text) ?? [];
  if (kind === 'find') {
    const expression = parseExpression(asked!, system);
    return expression && { kind, expression };
  }
  const [left, right, more] = (asked ?? '').split('=').map((side) => parseExpression(side, system));
  return kind === 'prove' && left && right && more === undefined ? { kind: 'prove', left, right } : null;
}

/** The largest given that an expression names. */
const lastGiven = (expression: Expression): number => (expression.kind === 'given' ? expression.index : Math.max(...expression.args.map(lastGiven)));

/** Null where the text is no problem: another system, an element that is none, a given that is named and not there. */
export function parseProblem(text: string): AlgebraProblem | null {
  const tag = text.slice(0, 1) as SystemTag;
  if (!SYSTEM_TAGS.includes(tag) || text[1] !== ' ') return null;
  const parts = text.slice(2).split('; ');
  const ask = parseAsk(parts.pop()!, tag);
  const givens = parts.map((part, i) => (part.startsWith(`g${i + 1}=`) ? part.slice(3) : ''));
  if (!ask || givens.length === 0 || givens.length > 9 || !givens.every((element) => SYSTEMS[tag].isElement(element))) return null;
  const named = ask.kind === 'find' ? lastGiven(ask.expression) : Math.max(lastGiven(ask.left), lastGiven(ask.right));
  return named <= givens.length ? { system: tag, givens, ask } : null;
}
