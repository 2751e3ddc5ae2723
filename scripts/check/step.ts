/** One check of `npm test`: a program run to its end, and what it counted. */
import { spawn } from 'node:child_process';
import { relative, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export interface Count {
  readonly passed: number;
  readonly failed: number;
  /** What failed, a line each: a test by its name and its first words, a skip, a crash, a runner that ran nothing. Said last. */
  readonly complaints: readonly string[];
}

/** Runs a package's program with our terminal; resolves to its exit code. */
export function runScript(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<number> {
  const child = spawn(process.execPath, [`node_modules/${script}`, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

/** A check that has no tests inside: it holds or it does not. */
export async function holds(script: string, args: readonly string[]): Promise<Count> {
  const code = await runScript(script, args);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, complaints: code === 0 ? [] : [`${script}: left with code ${code}`] };
}

/** A failed test in one line: where it stands, its name, and the first line of what it said. */
export function complaint(file: string, name: string, message = ''): string {
  return `failed: ${relative(process.cwd(), resolve(file))} › ${name}: ${stripVTControlCharacters(message).trim().split('\n')[0]}`;
}

/**
 * The count of a test runner, made strict: a skipped test, an exit code that no failed test explains and a runner
 * that ran nothing at all are failures. `named` are its failed tests' complaints.
 */
export function strictCount(
  runner: string,
  code: number,
  { passed, failed, skipped }: Readonly<Record<'passed' | 'failed' | 'skipped', number>>,
  named: readonly string[],
): Count {
  const complaints: string[] = [];
  if (skipped > 0) complaints.push(`${runner}: ${skipped} skipped`);
  if (passed + failed === 0) complaints.push(`${runner}: ran no test`);
  else if (code !== 0 && failed === 0) complaints.push(`${runner}: left with code ${code}, though no test failed`);
  return { passed, failed: failed + skipped + (complaints.length > 0 && skipped === 0 ? 1 : 0), complaints: [...named, ...complaints] };
}
