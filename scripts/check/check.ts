/**
 * Everything that must hold, in one run that ends with one line: `N passed, 0 failed`.
 *
 * types, lint, unit and GPU tests, build, and the pages in Chromium. A later step runs even when an earlier one failed, so
 * that one run tells all; only the pages need the build. `npm test -- types lint` runs the named steps alone.
 *
 * Compiling kernels keeps one core busy, so the GPU tests run beside all else but the pages. The pages follow alone, since they
 * time what they see, and use two cores themselves.
 */
import { ensureChromium } from './install-chromium.ts';
import { runPlaywright } from './run-playwright.ts';
import { runVitest } from './run-vitest.ts';
import { type Count, holds } from './step.ts';

const steps: Readonly<Record<string, () => Promise<Count>>> = {
  types: () => holds('typescript/bin/tsc', ['--noEmit']),
  lint: () => holds('eslint/bin/eslint.js', ['.', '--max-warnings', '0']),
  // The other half of the cores is the software GPU's.
  unit: () => runVitest('unit', '--maxWorkers=50%'),
  gpu: () => runVitest('gpu'),
  build: () => holds('vite/bin/vite.js', ['build', '--logLevel', 'warn']),
  pages: runPlaywright,
};

async function timed(name: string, step: () => Promise<Count>): Promise<Count> {
  console.log(`\n== ${name}`);
  const start = performance.now();
  const count = await step().catch((error: unknown): Count => ({ passed: 0, failed: 1, complaints: [`${name}: ${String(error)}`] }));
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`== ${name}: ${count.passed} passed, ${count.failed} failed in ${seconds} s`);
  return count;
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. Steps: ${Object.keys(steps).join(', ')}.`);
  process.exit(1);
}

/** One after the other, those that were asked for. */
async function inTurn(...names: readonly string[]): Promise<readonly Count[]> {
  const counts: Count[] = [];
  for (const name of names) {
    if (asked.length === 0 || asked.includes(name)) counts.push(await timed(name, steps[name]!));
  }
  return counts;
}

console.log(`Chromium: ${ensureChromium()}`);
const sideBySide = await Promise.all([inTurn('types', 'lint', 'unit', 'build'), inTurn('gpu')]);
const counts = [...sideBySide.flat(), ...(await inTurn('pages'))];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
for (const complaint of counts.flatMap((count) => count.complaints)) console.log(complaint);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
