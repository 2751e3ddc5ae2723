/** Asks again where that may help: a fault that says it may pass is waited out a few times, any other is thrown on, and so is a stop. */
import { AgentFault } from './agent.ts';

const RETRIES = 2;
/** Seconds to wait where the other side names none. */
const WAITS = [2, 8];

/** Core has no clock: how to wait. */
export type WaitSeconds = (seconds: number, signal: AbortSignal) => Promise<void>;

/** `onAgain` hears of each fault that is waited out. A stop counts also where the answer came all the same. */
export async function insist<Given>(ask: () => Promise<Given>, wait: WaitSeconds, signal: AbortSignal, onAgain: (fault: AgentFault) => void = () => undefined): Promise<Given> {
  for (let tried = 0; ; tried += 1) {
    signal.throwIfAborted();
    try {
      const given = await ask();
      signal.throwIfAborted();
      return given;
    } catch (fault) {
      if (signal.aborted || !(fault instanceof AgentFault) || !fault.again || tried === RETRIES) throw fault;
      onAgain(fault);
      await wait(fault.waitSeconds ?? WAITS[tried]!, signal);
    }
  }
}
