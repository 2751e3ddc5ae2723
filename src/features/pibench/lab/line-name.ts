/** What a line of the lab is of, in words, beside its agent's name: what it remembers, who judged it unless rules did, and the task unless it is all of them. */
import type { Persona } from '#core/pibench/task.ts';
import type { AgentLine } from '#core/pibench/lab/lab-results.ts';
import { pibenchStrings } from '../pibench-strings.ts';
import { labStrings } from './lab-strings.ts';

const words = labStrings.matrix;

export function footingParts({ judge, task }: Pick<AgentLine, 'judge' | 'task'>, personas: readonly Persona[]): string[] {
  const title = personas.flatMap(({ tasks }) => tasks).find(({ id }) => id === task)?.title ?? task;
  return [...(judge === 'rules' ? [] : [words.judged(judge)]), ...(title === null ? [] : [words.one(title)])];
}

export const lineParts = (line: Pick<AgentLine, 'memory' | 'judge' | 'task'>, personas: readonly Persona[]): string[] => [pibenchStrings.memory[line.memory], ...footingParts(line, personas)];
