/**
 * The page's half of the recorder: one live run on the engine, as the text of a trace file. It reads at once whatever comes, so
 * times in the recording are the engine's. Served by the development server only, never part of the build.
 */
import { encodeTrace } from '#core/trace/codec.ts';
import { EventLog } from '#core/trace/event-log.ts';
import type { DrafterName, RunConfig, SpecEvent } from '#core/trace/events.ts';
import { finalText } from '#core/trace/output.ts';
import { roundsAt } from '#core/trace/rounds.ts';
import { connectEngine } from '#engine/client.ts';
import type { EngineCommands, EngineMessage, PageMessage } from '#engine/protocol.ts';

export interface Recording {
  readonly trace: string;
  readonly written: string;
  readonly comparison: Extract<SpecEvent, { type: 'comparison' }> | null;
}

declare global {
  interface Window {
    recordRun: (config: RunConfig, repeats: number) => Promise<Recording>;
  }
}

let connecting: Promise<EngineCommands> | null = null;

async function loaded(drafter: DrafterName): Promise<EngineCommands> {
  const engine = await (connecting ??= connectEngine());
  const capability = await engine.probe();
  if (!capability.ok) throw new Error(`${capability.cause}: ${capability.detail}`);
  const models = await engine.load(new URL('/', location.href).href, [drafter], () => undefined);
  if (!models.ok) throw new Error(models.sentence);
  return engine;
}

window.recordRun = async (config, compareRepeats) => {
  const commands = await loaded(config.drafter);
  const { port1: ours, port2: theirs } = new MessageChannel();
  const seen: { log?: EventLog; failure?: string } = {};
  ours.onmessage = ({ data }: MessageEvent<EngineMessage>) => {
    switch (data.kind) {
      case 'header':
        seen.log = new EventLog({ ...data.header, recordedAt: new Date().toISOString().slice(0, 10) });
        break;
      case 'events':
        seen.log?.append(data.events, data.vocabulary);
        ours.postMessage({ kind: 'ack', batch: data.batch } satisfies PageMessage);
        break;
      case 'failed':
        seen.failure = data.sentence;
        break;
    }
  };
  await commands.run({ config, mode: 'inspect', compareRepeats }, theirs);
  // What was posted before the run resolved may still be on its way.
  await new Promise((resolve) => setTimeout(resolve, 100));
  ours.close();
  const { log, failure } = seen;
  if (failure !== undefined || log === undefined) throw new Error(failure ?? 'The engine sent no run.');
  const comparison = log.events.find((event) => event.type === 'comparison') ?? null;
  return { trace: encodeTrace(log), written: finalText(log, roundsAt(log, log.length)), comparison };
};
document.documentElement.dataset.ready = 'true';
