/** `--suite NAME [--out FILE] [--only PATTERN] [--full]`, or `--list`; of the suite pibench also `--shard i/n`, `--parts FOLDER`, `--merge FOLDER` and `--agent openai:URL --model NAME [--run-tokens N]`; of the suite reasoning `--agent` and `--model` too. */
import { parseArgs } from 'node:util';

export interface BenchArguments {
  readonly list: boolean;
  readonly suite: string;
  /** Where the JSON goes; without it, the table alone is printed. */
  readonly out: string | null;
  /** Runs only the cells whose name holds this regular expression. */
  readonly only: string;
  readonly full: boolean;
  /** As Playwright has it: `1/2`. */
  readonly shard: string | null;
  /** Where each cell leaves what it measured. */
  readonly parts: string | null;
  /** A folder of parts, to be put together; nothing is measured. */
  readonly merge: string | null;
  /** `openai:URL`, and its model. */
  readonly agent: string | null;
  readonly model: string;
  /** That a run of it may take, read and written; null: as many as on the page. */
  readonly runTokens: number | null;
}

export function benchArguments(argv: readonly string[]): BenchArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      list: { type: 'boolean', default: false },
      suite: { type: 'string', default: '' },
      out: { type: 'string' },
      only: { type: 'string', default: '' },
      full: { type: 'boolean', default: false },
      shard: { type: 'string' },
      parts: { type: 'string' },
      merge: { type: 'string' },
      agent: { type: 'string' },
      model: { type: 'string', default: '' },
      'run-tokens': { type: 'string' },
    },
  });
  const { out = null, shard = null, parts = null, merge = null, agent = null, 'run-tokens': most, ...given } = values;
  return { ...given, out, shard, parts, merge, agent, runTokens: most === undefined ? null : Number(most) };
}
