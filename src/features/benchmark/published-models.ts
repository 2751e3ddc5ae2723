/**
 * Models that others published and suites of the command line measure: by the name that rows give them, with the SHA-256 of the file that is read
 * (scripts/smollm2/make_models.py makes it). Those that ship are known by their cards.
 */
import type { BenchmarkFile, ResultRow } from './result-rows.ts';

export const PUBLISHED_MODELS: Readonly<Record<string, string>> = {
  'SmolLM2-135M-Instruct': 'd355423d13d2536765e36bb02b2f44163454f418e151eb9209e1ea704e26a6d8',
};

const namesIn = (row: ResultRow): readonly string[] => (row.kind === 'decode' ? [row.target] : row.kind === 'peer' || row.kind === 'verifyCost' || row.kind === 'memory' ? [row.model] : []);

/** Of the file's rows; null where what they measure ships, or where no model takes part. */
export const publishedModel = ({ results }: Pick<BenchmarkFile, 'results'>): string | null => results.flatMap(namesIn).find((name) => name in PUBLISHED_MODELS) ?? null;
