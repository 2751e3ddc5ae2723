/** Rounds wait for the eye, and never begin after a stop. */
import { describe, expect, it } from 'vitest';

import { MOST_AHEAD, RunGate } from './run-gate.ts';

/** What the gate says, or 'waiting' if it has not said anything by now. */
async function answer(asked: Promise<boolean>): Promise<boolean | 'waiting'> {
  return Promise.race([asked, new Promise<'waiting'>((resolve) => setTimeout(() => resolve('waiting'), 5))]);
}

describe('RunGate', () => {
  it('lets rounds pass until the page is too far behind', async () => {
    const gate = new RunGate();
    expect(await answer(gate.open(MOST_AHEAD - 1))).toBe(true);
    const asked = gate.open(MOST_AHEAD);
    expect(await answer(asked)).toBe('waiting');
    gate.acknowledge(1);
    expect(await answer(asked)).toBe(true);
  });
  it('a stop ends every wait', async () => {
    const gate = new RunGate();
    const asked = gate.open(MOST_AHEAD);
    expect(await answer(asked)).toBe('waiting');
    gate.stop();
    expect(await answer(asked)).toBe(false);
    expect(await answer(gate.open(0))).toBe(false);
    expect(gate.stopped).toBe(true);
  });
});
