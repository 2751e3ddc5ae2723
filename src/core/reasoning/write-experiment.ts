/**
 * Puts what the runs have left into the one file that pages and the benchmark read, with the verdict on each claim; whatever is not given stays null, and is "not measured".
 *
 *   npx tsx src/core/reasoning/write-experiment.ts --problems DIR [--out public/reasoning] [--seed 1] [--commit HASH] [--date DATE]
 *       [--pairs DIR]  of write-pairs.ts       [--trm DIR]  of pytorch/train_trm.py       [--scores FILE]  of pytorch/score_traces.py on its validation-traces.jsonl
 *       [--best FILE --best-rewards FILE --best-scores FILE]  traces of the set `best`, what the reward model and the base make of them
 *       [--runs DIR]   of pytorch/grpo.py on `rl` and `eval`     [--larger DIR --larger-policy NAME]  the same, begun from a larger policy
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { claimsOf, policyClaims, type ClaimId } from './claims.ts';
import { EXPERIMENT_FORMAT, EXPERIMENT_VERSION, readExperiment, type ReasoningExperiment } from './experiment-file.ts';
import { alphaCurves, type AlphaCurves } from './policy-runs.ts';
import { rivalFigures } from './rivals.ts';
import { readBest, readDecided, readRuns, readTraining, readWins } from './runs-on-disk.ts';

const { values } = parseArgs({
  options: {
    problems: { type: 'string' }, out: { type: 'string', default: 'public/reasoning' }, seed: { type: 'string', default: '1' }, commit: { type: 'string', default: '' }, date: { type: 'string', default: '' },
    pairs: { type: 'string' }, trm: { type: 'string' }, scores: { type: 'string' }, best: { type: 'string' }, 'best-rewards': { type: 'string' }, 'best-scores': { type: 'string' }, runs: { type: 'string' }, larger: { type: 'string' }, 'larger-policy': { type: 'string' },
  },
});
const { problems, out, pairs, trm, best, runs, larger, 'larger-policy': largerPolicy } = values;
if (!problems) throw new Error('--problems DIR is needed');
const seed = Number(values.seed);

function readBestFiles() {
  const [rewards, scores] = [values['best-rewards'], values['best-scores']];
  if (!best) return null;
  if (!rewards || !scores) throw new Error('--best needs --best-rewards and --best-scores');
  return readBest({ problems: join(problems!, 'best.jsonl'), traces: best, rewards, scores }, seed);
}

const judge = pairs ? (JSON.parse(readFileSync(join(pairs, 'figures.json'), 'utf8')) as ReasoningExperiment['judge']) : null;
const rivals = pairs ? rivalFigures(readDecided(join(pairs, 'validation.jsonl'), trm ? join(trm, 'rewards.jsonl') : null, values.scores ?? null), seed) : null;
const bestOf = readBestFiles();
const alphas = runs ? alphaCurves(readRuns(runs)) : null;
const wins = runs ? await readWins(runs, join(problems, 'eval.jsonl'), seed) : null;
const scaleOf = (policy: string, curves: readonly AlphaCurves[]): string => `${policy}, GRPO in PyTorch; ${curves.reduce((sum, own) => sum + own.seeds.length, 0)} runs, ${curves[0]?.steps.at(-1)?.step ?? 0} steps each; held-out problems of 2 to 4 operations`;
const policy = alphas && scaleOf('algebra-xs', alphas);

async function readLarger(folder: string, name: string) {
  const [own, duels] = [alphaCurves(readRuns(folder)), await readWins(folder, join(problems!, 'eval.jsonl'), seed)];
  return { policy: name, claims: policyClaims(seed, own, duels).map((claim) => ({ ...claim, scale: scaleOf(name, own) })), alphas: own, wins: duels };
}

if (larger && !largerPolicy) throw new Error('--larger needs --larger-policy');
const largerRuns = larger && largerPolicy ? await readLarger(larger, largerPolicy) : null;

const scales: Readonly<Record<ClaimId, string>> = {
  C1: judge ? `algebra-trm, trained in PyTorch; ${judge.validation} validation pairs, ${judge.train} training pairs of ${judge.problems} problems` : '',
  C2: bestOf ? `an S held out of all pairs, sampled in PyTorch; ${bestOf.problems} held-out problems, ${bestOf.repeats} repeats` : '',
  C3: policy ?? '',
  C4: policy ?? '',
  C5: judge ? `${judge.candidates} candidate pairs of ${judge.problems} problems` : '',
};

const file = {
  format: EXPERIMENT_FORMAT, version: EXPERIMENT_VERSION, date: values.date, commit: values.commit, command: `write-experiment.ts ${process.argv.slice(2).filter((part) => part.startsWith('--')).join(' ')}`,
  claims: claimsOf({ seed, pool: judge, rivals, best: bestOf, alphas, wins }).map((claim) => ({ ...claim, scale: scales[claim.id] })),
  judge, trm: trm ? readTraining(join(trm, 'log.jsonl')) : null, rivals, best: bestOf, alphas, wins, larger: largerRuns,
};
readExperiment(file);
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'experiment.json'), `${JSON.stringify(file)}\n`);
if (pairs) copyFileSync(join(pairs, 'sample.json'), join(out, 'pairs.json'));
for (const { id, measured, interval, holds } of [...file.claims, ...(largerRuns?.claims ?? [])]) console.log(`${id}: ${measured === null ? 'not measured' : `${measured.toFixed(4)} (${interval!.map((end) => end.toFixed(4)).join(' to ')}), ${holds === null ? 'undecided' : holds ? 'holds' : 'does not hold'}`}`);
for (const { rival, right, tie, wrong, accuracy } of rivals ?? []) console.log(`${rival.padEnd(15)} right ${right}, tie ${tie}, wrong ${wrong}: ${(100 * accuracy.value).toFixed(1)} %`);
