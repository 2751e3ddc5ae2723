/**
 * YAML from strangers, as plain data: no tags of its own, no aliases (a bomb of them grows without end), no more than a megabyte, no repeated
 * keys. A fault names its line, and so can whoever checks the data afterwards: `lineOf` finds the line of a path in it.
 */
import { Composer, isMap, isNode, isScalar, isSeq, Lexer, LineCounter, Parser, type CST, type Document, type Node, type Scalar } from 'yaml';
import type { FileFault } from './folder.ts';

export const MOST_YAML_BYTES = 1_000_000;
/** Levels. A file that nests beyond the stack can end the whole process, so depth is met before anything recurses. */
const DEEPEST = 60;

export type ReadYaml = { readonly ok: true; readonly value: unknown; readonly lineOf: (path: readonly (string | number)[]) => number | null } | { readonly ok: false; readonly fault: FileFault };

export function readYaml(file: string, text: string): ReadYaml {
  const refuse = (line: number | null, sentence: string): ReadYaml => ({ ok: false, fault: { file, line, sentence } });
  if (text.length > MOST_YAML_BYTES) return refuse(null, `This file holds more than ${MOST_YAML_BYTES / 1e6} MB, which no task needs, so it was not read.`);
  const lines = new LineCounter();
  const tokens = tokensOf(text, lines);
  if (tokens === null) return refuse(null, `This file nests deeper than ${DEEPEST} levels, so it was not read.`);
  const composer = new Composer({ schema: 'core', uniqueKeys: false, prettyErrors: false, logLevel: 'silent', stringKeys: true });
  const [document, second] = [...composer.compose(tokens, true, text.length)];
  if (!document) return refuse(null, 'This file is empty.');
  if (second) return refuse(lines.linePos(second.range[0]).line, 'This file holds several documents: one is read from a file.');
  const [error] = [...document.errors, ...document.warnings];
  if (error) return refuse(lines.linePos(error.pos[0]).line, `This line is no YAML that can be read (${firstLine(error.message)}): mend it, then open the folder again.`);
  const twice = repeatedKey(document.contents);
  if (twice?.range) return refuse(lines.linePos(twice.range[0]).line, `The key ${String(twice.value).slice(0, 60)} stands here a second time: leave one of them.`);
  try {
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    return { ok: true, value, lineOf: (path) => lineOf(document, lines, path) };
  } catch {
    return refuse(null, 'This file uses aliases (*name), which are not read: write what they stand for.');
  }
}

/** Cut up without recursion; null: the parser's own stack grew too high. */
function tokensOf(text: string, lines: LineCounter): CST.Token[] | null {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > DEEPEST) return null;
  }
  tokens.push(...parser.end());
  return tokens;
}

/** The library compares every key of a map with every other, which takes minutes in a megabyte of them. */
function repeatedKey(root: Node | null): Scalar | null {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (isSeq(node)) for (const item of node.items) open.push(item);
    if (!isMap(node)) continue;
    const seen = new Set<unknown>();
    for (const { key, value } of node.items) {
      if (isScalar(key) && seen.has(key.value)) return key;
      if (isScalar(key)) seen.add(key.value);
      open.push(value);
    }
  }
  return null;
}

const firstLine = (text: string): string => text.split('\n', 1)[0]!.slice(0, 120);

function lineOf(document: Document, lines: LineCounter, path: readonly (string | number)[]): number | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}
