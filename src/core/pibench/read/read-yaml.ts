/**
 * YAML from strangers, as plain data: no tags of its own, no aliases (a bomb of them grows without end), no more than a megabyte, no repeated
 * keys. A fault names its line, and so can whoever checks the data afterwards: `lineOf` finds the line of a path in it.
 */
import { isNode, Lexer, LineCounter, parseDocument, Parser, type Document } from 'yaml';
import type { FileFault } from './folder.ts';

export const MOST_YAML_BYTES = 1_000_000;
/** Levels. A file that nests beyond the stack can end the whole process, so depth is met before anything recurses. */
const DEEPEST = 60;

export type ReadYaml = { readonly ok: true; readonly value: unknown; readonly lineOf: (path: readonly (string | number)[]) => number | null } | { readonly ok: false; readonly fault: FileFault };

export function readYaml(file: string, text: string): ReadYaml {
  const refuse = (line: number | null, sentence: string): ReadYaml => ({ ok: false, fault: { file, line, sentence } });
  if (text.length > MOST_YAML_BYTES) return refuse(null, `This file holds more than ${MOST_YAML_BYTES / 1e6} MB, which no task needs, so it was not read.`);
  if (nestsDeeper(text)) return refuse(null, `This file nests deeper than ${DEEPEST} levels, so it was not read.`);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', uniqueKeys: true, prettyErrors: false, logLevel: 'silent', stringKeys: true });
  const [error] = [...document.errors, ...document.warnings];
  if (error) return refuse(lines.linePos(error.pos[0]).line, `This line is no YAML that can be read (${firstLine(error.message)}): mend it, then open the folder again.`);
  try {
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    return { ok: true, value, lineOf: (path) => lineOf(document, lines, path) };
  } catch {
    return refuse(null, 'This file uses aliases (*name), which are not read: write what they stand for.');
  }
}

/** The parser's own stack, which it keeps without recursion. */
function nestsDeeper(text: string): boolean {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    for (const _ of parser.next(lexeme)) if (parser.stack.length > DEEPEST) return true;
    if (parser.stack.length > DEEPEST) return true;
  }
  return false;
}

const firstLine = (text: string): string => text.split('\n', 1)[0]!.slice(0, 120);

function lineOf(document: Document, lines: LineCounter, path: readonly (string | number)[]): number | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}
