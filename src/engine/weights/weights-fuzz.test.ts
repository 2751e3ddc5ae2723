/** 5,000 hostile headers (header-cases.ts; the bench runs more): each is read or refused in one sentence, soon, having asked for no more than the file holds. */
import { expect, it } from 'vitest';
import { headerCase, runCase } from './header-cases.ts';

const CASES = 5000;

it(`ends well on each of ${CASES} hostile headers`, async () => {
  const outcomes: Record<string, number> = {};
  for (let index = 0; index < CASES; index++) {
    const hostile = headerCase(5, index);
    const begun = performance.now();
    const { outcome, bytesRead } = await runCase(hostile).catch((error: unknown) => {
      throw new Error(`case ${index}, a ${hostile.format} file, ended in neither`, { cause: error });
    });
    expect(performance.now() - begun, `case ${index}`).toBeLessThan(10_000);
    // A tensor of divisors is read once more than the header.
    expect(bytesRead, `case ${index}`).toBeLessThanOrEqual(2 * hostile.file.byteLength);
    const key = `${hostile.format} ${outcome}`;
    outcomes[key] = (outcomes[key] ?? 0) + 1;
  }
  // Cases that all fail at the first byte would prove nothing: a fair share gets through.
  for (const format of ['gguf', 'safetensors']) {
    expect(outcomes[`${format} read`]).toBeGreaterThan(CASES / 50);
    expect(outcomes[`${format} refused`]).toBeGreaterThan(CASES / 5);
  }
});
