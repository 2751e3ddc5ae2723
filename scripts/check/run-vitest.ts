/** Unit tests and GPU tests, counted from vitest's own JSON. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Count, runScript, strictCount } from './step.ts';

interface VitestJson {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

export async function runVitest(): Promise<Count> {
  const out = join(mkdtempSync(join(tmpdir(), 'slipstream-')), 'vitest.json');
  const code = await runScript('vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${out}`]);
  const json = JSON.parse(readFileSync(out, 'utf8')) as VitestJson;
  return strictCount('vitest', code, json.numPassedTests, json.numFailedTests, json.numPendingTests + json.numTodoTests);
}
