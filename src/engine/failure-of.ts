/** What went wrong in a worker, as a value that crosses its edge: an error would lose its cause there. */
import { ChatTemplateError } from '#core/chat/render-template.ts';
import { FaultyLogits } from './decode/compare.ts';
import { GpuError } from './gpu/gpu.ts';
import { ModelFileError } from './load/fetch-file.ts';
import type { Failure } from './protocol.ts';

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export function failureOf(error: unknown): Failure {
  if (error instanceof GpuError) return { cause: error.absence, sentence: error.message };
  if (error instanceof ModelFileError || error instanceof ChatTemplateError) return { cause: 'bad-model', sentence: error.message };
  if (error instanceof FaultyLogits) return { cause: 'nan', sentence: error.message };
  return { cause: 'internal', sentence: `The engine stopped (${messageOf(error)}). Run again to start afresh.` };
}
