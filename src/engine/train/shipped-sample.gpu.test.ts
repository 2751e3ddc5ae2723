/** Claim C1 once more from what ships (docs/experiments/trm.md): the weights of the reward model, on this engine, on pairs of the shipped sample that the DAG judge decides: the first of each problem, of half the problems, since each text takes a software GPU a moment. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rivalFigures, type DecidedPair } from '#core/reasoning/rivals.ts';
import { judgeShipped, readShippedPairs } from '#core/reasoning/shipped-pairs.ts';
import { parseProblem } from '#core/tasks/alglab/algebra-problem.ts';
import { encodeAlgebra } from '#core/tasks/alglab/alglab-tokens.ts';
import { algebraPrompt } from '#core/tasks/alglab/write-trace.ts';
import { SHIPPED_REWARD } from '#core/training/reward-training.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { parseConfig } from '#engine/model/config.ts';
import { readSafetensors } from '#engine/weights/safetensors.ts';
import { RewardModel } from './reward-model.ts';

const folder = `public/models/${SHIPPED_REWARD}`;
const PROBLEMS = 60;
const parsed = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

it('predicts the judge on at least 80 % of them, above the flat judge', async () => {
  const whole = readShippedPairs(parsed('public/reasoning/pairs.json'));
  const shipped = { ...whole, problems: whole.problems.slice(0, PROBLEMS) };
  const judged = await judgeShipped(shipped);
  const pairs = shipped.problems.flatMap(({ id, problem }, i) => judged[i]!.pairs.slice(0, 1).map(({ chosen, rejected, flat }) => {
    const ids = (thought: string): readonly number[] => encodeAlgebra(algebraPrompt(parseProblem(problem)!) + thought)!;
    return { problem: id, flat, chosen: ids(chosen.thought), rejected: ids(rejected.thought) };
  }));
  const weights = readSafetensors(Uint8Array.from(readFileSync(`${folder}/model.safetensors`)).buffer, SHIPPED_REWARD);
  const model = await RewardModel.create(await testGpu(), parseConfig(parsed(`${folder}/config.json`)), weights, { rows: 512, texts: 8 }, { beta1: 0.9, beta2: 0.98, decay: 0, clip: 1 });
  const rewards = await model.score(pairs.flatMap(({ chosen, rejected }) => [chosen, rejected]));
  model.destroy();
  const decided = pairs.map(({ problem, flat, chosen, rejected }, i): DecidedPair => ({
    problem, flat, tokens: { chosen: chosen.length, rejected: rejected.length }, reward: { chosen: rewards[2 * i]!, rejected: rewards[2 * i + 1]! }, stepLikelihood: null,
  }));
  expect(decided.length).toBeGreaterThan(40);
  const figures = rivalFigures(decided, shipped.seed);
  const accuracyOf = (rival: string): number => figures.find((own) => own.rival === rival)!.accuracy.value;
  expect(accuracyOf('trm')).toBeGreaterThanOrEqual(0.8);
  expect(accuracyOf('trm')).toBeGreaterThan(accuracyOf('flat'));
});
