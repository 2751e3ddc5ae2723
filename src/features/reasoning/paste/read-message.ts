/** What goes to the worker that reads pasted texts, and what comes back: plain data, laid out already. */
import { prepareGraphs, type PreparedGraphs } from '#core/reasoning/prepared-graph.ts';
import { readFreeText, type ReadThought } from '#core/reasoning/read-free-text.ts';

export interface ReadRequest {
  readonly text: string;
  readonly problem: string;
}

export interface ReadReply extends ReadThought {
  readonly graphs: PreparedGraphs;
}

export async function readForPage({ text, problem }: ReadRequest): Promise<ReadReply> {
  const read = await readFreeText(text, problem);
  return { ...read, graphs: prepareGraphs(read.dag) };
}
