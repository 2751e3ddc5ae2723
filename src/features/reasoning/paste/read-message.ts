/** What goes to the worker that reads pasted texts, and what comes back: plain data, laid out already. */
import type { Attachment } from '#core/reasoning/attach-steps.ts';
import { prepareGraphs, type PreparedGraphs } from '#core/reasoning/prepared-graph.ts';
import { readFreeText, type ReadThought } from '#core/reasoning/read-free-text.ts';

export interface ReadRequest {
  readonly text: string;
  readonly problem: string;
  /** What a model said of its steps, and which. */
  readonly asked?: { readonly by: string; readonly result: readonly Attachment[] };
}

export interface ReadReply extends ReadThought {
  readonly graphs: PreparedGraphs;
}

export async function readForPage({ text, problem, asked }: ReadRequest): Promise<ReadReply> {
  const read = await readFreeText(text, problem, asked && { attachments: asked.result });
  return { ...read, graphs: prepareGraphs(read.dag) };
}
