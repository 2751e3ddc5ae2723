/** The form in each phase of a run, and its settings for each kind of drafter. */
import { useId, type ReactNode } from 'react';
import type { RunConfig } from '#core/trace/events.ts';
import { ratioRun } from '#core/trace/simulated-runs.ts';
import { DEFAULT_TRAINING } from '#core/training/training-config.ts';
import type { KeptTraining } from '#engine/protocol.ts';
import { exhibitSection } from '#ui/exhibit.ts';
import { PromptForm } from '../controls/prompt-form.tsx';
import { Settings } from '../controls/settings.tsx';
import type { Phase } from '../session/session.ts';
import { exhibitStrings } from './exhibit-strings.ts';
import { listed, plainRun } from './runs.ts';
import { Stage, type Scene } from './stage.tsx';

const ignore = (): void => undefined;
const { config } = ratioRun.header;

const form = (scene: Scene, { invited = false, canRun = true } = {}) => (): ReactNode => (
  <Stage scene={scene}>{() => <PromptForm recorded={listed} invited={invited} onRecorded={ignore} onRun={canRun ? ignore : null} onStop={ignore} />}</Stage>
);
const during = (phase: Phase, scene: Scene = { log: ratioRun }) => form({ ...scene, phase });

function OpenSettings() {
  return <Settings id={useId()} open />;
}

const settings = (part: Partial<RunConfig>) => (): ReactNode => <Stage scene={{ config: { ...config, ...part } }}>{() => <OpenSettings />}</Stage>;

/** Weights that a browser trained, where it keeps them and where it does not. */
const WEIGHTS = 'dflash-opd-400-1a2b3c4d';
const drafting = { ...config, drafter: 'dflash', weights: WEIGHTS, gamma: 7, rule: 'R2' } as const;
const keptTraining: KeptTraining = {
  name: 'a', bytes: 5_912_000, drafter: { weights: WEIGHTS, config: { ...DEFAULT_TRAINING, method: 'opd', steps: 400 }, step: 400, measured: { step: 400, acceptanceLength: 2.31 } },
};
const trained = (kept: readonly KeptTraining[]) => (): ReactNode => (
  <Stage scene={{ config: drafting, kept }}>{() => <><PromptForm recorded={listed} invited={false} onRecorded={ignore} onRun={ignore} onStop={ignore} /><OpenSettings /></>}</Stage>
);

export const promptExhibits = exhibitSection('prompt', exhibitStrings.prompt, {
  idle: form({ log: ratioRun }),
  invited: form({ config }, { invited: true }),
  disabled: form({ log: ratioRun }, { canRun: false }),
  starting: during({ kind: 'loading', bytes: 0, totalBytes: 0 }),
  loading: during({ kind: 'loading', bytes: 5_200_000, totalBytes: 9_400_000 }),
  preparing: during({ kind: 'loading', bytes: 9_400_000, totalBytes: 9_400_000 }),
  running: during({ kind: 'running' }),
  measuring: during({ kind: 'measuring' }),
  comparing: during({ kind: 'lanes', drafter: 'eagle3', done: 1, of: 4 }),
  changed: form({ log: ratioRun, config: { ...config, gamma: 7 } }),
  own: form({ log: ratioRun, config: { ...config, prompt: 'Why is the sky blue?' } }),
  chain: settings({}),
  tree: settings({ treeBudget: 12, rule: 'R2' }),
  trained: trained([keptTraining]),
  'not-here': trained([]),
  lookup: settings({ drafter: 'prompt-lookup' }),
  plain: settings({ ...plainRun.header.config, temperature: 0 }),
});
