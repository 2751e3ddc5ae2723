/** A fault that may pass is waited out as long as it asks to, three tries in all; one that will not pass and a stop end it at once. */
import { expect, it } from 'vitest';
import { AgentFault } from './agent.ts';
import { insist } from './insist.ts';

const never = new AbortController().signal;
function line(...faults: readonly Error[]) {
  const waited: number[] = [];
  let asked = 0;
  const ask = async (): Promise<string> => {
    const fault = faults[asked++];
    if (fault !== undefined) throw fault;
    return 'given';
  };
  return { waited, asked: () => asked, go: (signal = never) => insist(ask, async (seconds) => { waited.push(seconds); }, signal) };
}

it('waits as long as it is asked to, or as usual, and gives what comes then', async () => {
  const busy = line(new AgentFault('busy', true, 30), new AgentFault('busy', true));
  expect(await busy.go()).toBe('given');
  expect(busy.waited).toEqual([30, 8]);
});

it('gives up behind the third try', async () => {
  const down = line(...Array.from({ length: 5 }, () => new AgentFault('down', true)));
  await expect(down.go()).rejects.toThrow('down');
  expect(down.asked()).toBe(3);
});

it.each([['will not pass', new AgentFault('no key', false)], ['is no fault of an agent', new TypeError('broken')]])('asks once where it %s', async (_, fault) => {
  const one = line(fault);
  await expect(one.go()).rejects.toBe(fault);
  expect([one.asked(), one.waited]).toEqual([1, []]);
});

it('asks nothing once it was stopped', async () => {
  const stopped = line();
  await expect(stopped.go(AbortSignal.abort())).rejects.toThrow();
  expect(stopped.asked()).toBe(0);
});
