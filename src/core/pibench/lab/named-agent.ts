/** A line of the lab as findings name it: only one that has both scores. */
import type { Named } from './finding-row.ts';
import type { AgentLine } from './lab-results.ts';

export interface NamedLine extends Named {
  readonly line: AgentLine;
}

export const sessionsIn = ({ personas }: AgentLine): number => personas.reduce((sum, { results }) => sum + results.reduce((all, { score }) => all + score.sessions.length, 0), 0);

export function namedLines(lines: readonly AgentLine[]): NamedLine[] {
  return lines.flatMap((line) => {
    const { agent, proc, comp, measures } = line;
    return proc === null || comp === null ? [] : [{ line, agent, proc: proc.mean, comp: comp.mean, userWords: measures.userWords / sessionsIn(line), questionPrecision: measures.questionPrecision }];
  });
}

export const plainName = ({ agent, proc, comp, userWords, questionPrecision }: Named): Named => ({ agent, proc, comp, userWords, questionPrecision });
export const seedsOf = (lines: readonly { readonly line: AgentLine }[]): number[] => [...new Set(lines.flatMap(({ line }) => line.seeds))].sort((a, b) => a - b);
