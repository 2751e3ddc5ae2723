/**
 * A detector's pattern as words that a visitor can read: `(?:brake )?cables?\b|front tyre` looks for “cable”, “front tyre”. What may be left out
 * is left out, of a class of characters its first is taken, and what stands for anything is an ellipsis.
 */
import { readPattern, type PatternNode } from '../rules/pattern-syntax.ts';

const MOST = 40;
const GAP = '…';

function charOf(source: string): string {
  if (source === '.') return GAP;
  if (/^\\d|^\[(?:0-9|\\d)\]$/u.test(source)) return '1';
  if (/^\\[wWDS]/u.test(source)) return GAP;
  if (source.startsWith('\\s')) return ' ';
  if (source.startsWith('[^')) return GAP;
  if (source.startsWith('[')) return charOf(/^\[(\\.|[^\]])/su.exec(source)?.[1] ?? GAP);
  return source.replace(/^\\/u, '');
}

/** Every way to say it, up to some. */
function ways(node: PatternNode): readonly string[] {
  switch (node.kind) {
    case 'char': return [charOf(node.source)];
    case 'edge': return [''];
    case 'either': return node.options.flatMap(ways).slice(0, MOST);
    case 'repeat': return node.min > 0 ? ways(node.item).map((one) => one.repeat(Math.min(node.min, 4))) : [node.max > 1 ? GAP : ''];
    case 'chain': return node.items.reduce<readonly string[]>((before, item) => before.flatMap((start) => ways(item).map((end) => start + end)).slice(0, MOST), ['']);
  }
}

const tidy = (text: string): string => text.replace(/(?: ?… ?)+/gu, ' … ').replace(/\s+/gu, ' ').replace(/^[ …]+|[ …]+$/gu, '').trim();

/** Each once, in the order written; one that begins like an earlier one ("any", "anyone") is found by that, and left out. */
export function wordsOfPattern(pattern: string): readonly string[] {
  const all = [...new Set(ways(readPattern(pattern)).map(tidy).filter((words) => words !== ''))];
  return all.filter((words) => !all.some((other) => other !== words && words.startsWith(other) && !words.slice(other.length).includes(' ')));
}
