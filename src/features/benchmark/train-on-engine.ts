/** One training from its first step to its end, as a log: all steps allowed at once, nothing kept in this browser. Rejects with a sentence. */
import type { TrainingConfig, TrainingEvent, TrainingHeader, TrainingLog } from '#core/training/training-events.ts';
import type { EngineCommands, TrainingAllowance, TrainingMessage } from '#engine/protocol.ts';

export function trainOnEngine(engine: Pick<EngineCommands, 'train'>, config: TrainingConfig, onStep: (step: number) => void): Promise<TrainingLog> {
  const { port1: ours, port2: theirs } = new MessageChannel();
  return new Promise<TrainingLog>((resolve, reject) => {
    let header: TrainingHeader | null = null;
    const events: TrainingEvent[] = [];
    ours.onmessage = ({ data }: MessageEvent<TrainingMessage>) => {
      switch (data.kind) {
        case 'header':
          header = data.header;
          break;
        case 'events':
          events.push(...data.events);
          for (const event of data.events) {
            if (event.type === 'step') onStep(event.step);
            if (event.type === 'end' && header) resolve({ header, events });
          }
          break;
        case 'failed':
          reject(new Error(data.sentence));
          break;
      }
    };
    const all: TrainingAllowance = { kind: 'allow', until: Infinity };
    ours.postMessage(all);
    engine.train({ config, resume: null, unkept: true }, theirs).catch(reject);
  }).finally(() => ours.close());
}
