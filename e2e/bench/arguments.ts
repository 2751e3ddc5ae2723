/** `--suite NAME [--out FILE] [--only PATTERN] [--full]`, or `--list`. */
import { parseArgs } from 'node:util';

export interface BenchArguments {
  readonly list: boolean;
  readonly suite: string;
  /** Where the JSON goes; without it, the table alone is printed. */
  readonly out: string | null;
  /** Runs only the cells whose name holds this regular expression. */
  readonly only: string;
  readonly full: boolean;
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
    },
  });
  return { list: values.list, suite: values.suite, out: values.out ?? null, only: values.only, full: values.full };
}
