/** Unit tests or GPU tests, a project of vitest's each, counted from its own JSON. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { complaint, type Count, runScript, strictCount } from './step.ts';

interface VitestJson {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly TestFile[];
}

interface TestFile {
  readonly name: string;
  readonly status: string;
  /** Why the file failed as a whole (a hook, an import); empty where its tests say it. */
  readonly message: string;
  readonly assertionResults: readonly { readonly fullName: string; readonly status: string; readonly failureMessages?: readonly string[] }[];
}

function complaintsOf({ name, status, message, assertionResults }: TestFile): string[] {
  // A test that a broken hook kept from running counts as skipped, and only its name tells which hook.
  const tests = assertionResults.filter((test) => test.status !== 'passed');
  if (status === 'failed' && tests.length === 0) return [complaint(name, 'the file', message)];
  return tests.map((test) => complaint(name, test.fullName, test.failureMessages?.[0] ?? test.status));
}

export async function runVitest(project: 'unit' | 'gpu', ...options: readonly string[]): Promise<Count> {
  const out = join(mkdtempSync(join(tmpdir(), 'slipstream-')), 'vitest.json');
  const code = await runScript('vitest/vitest.mjs', ['run', '--project', project, ...options, '--reporter=default', '--reporter=json', `--outputFile.json=${out}`]);
  const json = JSON.parse(readFileSync(out, 'utf8')) as VitestJson;
  const count = { passed: json.numPassedTests, failed: json.numFailedTests, skipped: json.numPendingTests + json.numTodoTests };
  return strictCount(`vitest, ${project}`, code, count, json.testResults.flatMap(complaintsOf));
}
