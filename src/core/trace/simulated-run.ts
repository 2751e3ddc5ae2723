/**
 * A run without a model, for tests, fixtures and development: a script plays the target (its next piece is likely, a few
 * pieces of the same kind are less so), a blurred copy plays the drafter, and rules and noise are the real ones, keyed as the
 * engine keys them (specdec.md 2.2); with a budget it drafts trees, grown and judged by core's own functions. The header says `simulated`, and so does every page that shows it.
 */
import { counterStream, counterUniform, PURPOSE, type Purpose } from '#core/rng/counter.ts';
import { drawsProposals, proposalPurpose, tossesCoin } from '#core/speculation/accept-rules.ts';
import { choose } from '#core/speculation/choose.ts';
import { depths } from '#core/speculation/draft-tree.ts';
import { growTree } from '#core/speculation/grow-tree.ts';
import { judgeChain } from '#core/speculation/judge-chain.ts';
import { judgeTree, type TreeRule } from '#core/speculation/judge-tree.ts';
import { pointMass } from '#core/speculation/residual.ts';
import { EventLog } from './event-log.ts';
import { TRACE_FORMAT, TRACE_VERSION, type Distribution, type DrafterName, type RunConfig, type SpecEvent } from './events.ts';
import { clampConfig, DEFAULT_CONFIG } from './run-config.ts';
import { fillsBlocks } from './trained-weights.ts';

const MARKERS = ['<bos>', '<user>', '<think>', '<answer>', '<eos>'] as const;
const SPLIT = /<[a-z]+>|\n|#|\d| ?[A-Za-z]{1,6}|[^A-Za-z\d\n#<]/g;
const HEAD = 40;
/** Children of a node of a tree. */
const TREE_WIDTH = 3;

const DEFAULT_SCRIPT =
  '#1 86+47=133\n#2 #1:133/7=19\ncheck #3 #2:19*7=133<answer>Leo has 133 stamps from two people. ' +
  'Put into 7 equal boxes that makes 19 stamps in each, so Leo has 19 stamps now.<eos>';

export interface Simulation {
  readonly config?: Partial<RunConfig>;
  readonly script?: string;
  /** 0: the drafter is the target; 1: it hardly knows the script. */
  readonly blur?: number;
  readonly comparison?: boolean;
  /** Costs of passes, as a device would time them: a row adds a tenth of the first, a draft token costs a fifth of it. */
  readonly passCosts?: boolean;
}

interface Row {
  /** Probability of every piece at the run's temperature. */
  readonly probabilities: readonly number[];
  readonly logits: readonly number[];
}

const argmax = (xs: readonly number[]): number => xs.indexOf(Math.max(...xs));

function softmax(logits: readonly number[], temperature: number): Row {
  const t = temperature > 0 ? temperature : 1;
  const top = Math.max(...logits);
  const weights = logits.map((x) => Math.exp((x - top) / t));
  const sum = weights.reduce((a, b) => a + b, 0);
  return { logits, probabilities: weights.map((w) => w / sum) };
}

function head(row: Row, temperature: number): Distribution {
  const t = temperature > 0 ? temperature : 1;
  const tokens = row.logits.map((_, token) => token).sort((a, b) => row.logits[b]! - row.logits[a]! || a - b).slice(0, HEAD);
  const best = tokens[0]!;
  return { tokens, logits: tokens.map((token) => row.logits[token]!), logZ: row.logits[best]! / t - Math.log(row.probabilities[best]!) };
}

/** Probabilities, as the log keeps what a token was drawn from: their logarithms. */
function drawnFrom(probabilities: ArrayLike<number>): Distribution {
  const named = Array.from(probabilities, (p, token) => ({ p, token })).filter(({ p }) => p > 0);
  const kept = named.sort((a, b) => b.p - a.p || a.token - b.token).slice(0, HEAD);
  return { tokens: kept.map(({ token }) => token), logits: kept.map(({ p }) => Math.log(p)), logZ: 0 };
}

const hasModel = (drafter: DrafterName): boolean => drafter === 'draft-model' || drafter === 'eagle3' || drafter === 'dflash';

class Simulator {
  readonly #config: RunConfig;
  readonly #pieces: readonly string[];
  readonly #ids: readonly number[];
  readonly #vocabulary: readonly string[];
  readonly #blur: number;
  readonly #prompt: readonly number[];
  readonly #events: SpecEvent[] = [];
  #clock = 0;

  constructor({ config = {}, script = DEFAULT_SCRIPT, blur = 0.35, comparison = true, passCosts = false }: Simulation) {
    const whole = { ...DEFAULT_CONFIG, ...config };
    this.#config = whole.treeBudget > 0 ? clampConfig(whole).config : whole;
    this.#blur = blur;
    this.#pieces = script.match(SPLIT) ?? [];
    const promptPieces = this.#config.prompt.match(SPLIT) ?? [];
    this.#vocabulary = [...new Set([...MARKERS, ...'0123456789', ...this.#pieces, ...promptPieces])];
    this.#ids = this.#pieces.map((piece) => this.#vocabulary.indexOf(piece));
    this.#prompt = ['<bos>', '<user>', ...promptPieces, '<think>'].map((piece) => this.#vocabulary.indexOf(piece));
    this.#run(comparison);
    if (passCosts) this.#costs();
  }

  log(): EventLog {
    const model = (name: string, parameters: number) => ({ name, parameters, sha256: '0'.repeat(64) });
    return new EventLog(
      {
        format: TRACE_FORMAT, version: TRACE_VERSION, config: this.#config, target: model('simulated target', 2_100_000),
        draft: hasModel(this.#config.drafter) ? model('simulated draft', 210_000) : null, adapter: 'none', simulated: true,
        recordedAt: '2026-01-01', promptTokens: this.#prompt, vocabularySize: this.#vocabulary.length, vocabulary: Object.fromEntries(this.#vocabulary.entries()),
      },
      this.#events,
    );
  }

  #uniform(position: number, purpose: Purpose, index = 0): number {
    return counterUniform(counterStream({ seed: this.#config.seed, sequence: 0, position, purpose }), index);
  }

  /** Logits at the n-th written token: the script's piece high, its kind in the middle, the rest low. */
  #logits(n: number, blur: number): number[] {
    const wanted = this.#ids[n] ?? this.#vocabulary.indexOf('<eos>');
    const digit = (text: string): boolean => /^\d$/.test(text);
    return this.#vocabulary.map((text, token) => {
      const noise = this.#uniform(n, PURPOSE.draft, token) * 4 - 2;
      const kin = digit(text) === digit(this.#vocabulary[wanted]!) ? 2 : -3;
      const doubt = blur * 16 * this.#uniform(n, PURPOSE.target, 9000 + (blur > 0 ? 1 : 0)) ** 2;
      return token === wanted ? 12 - doubt : kin + noise * (1 + 2 * blur) + (blur > 0 ? this.#uniform(n, PURPOSE.gumbel, token) * 2 : 0);
    });
  }

  #propose(n: number): { token: number; q: number; row: Row | null } {
    const { drafter, rule, temperature, seed } = this.#config;
    if (drafter === 'prompt-lookup') return { token: this.#prompt[n % this.#prompt.length]!, q: 1, row: null };
    const row = softmax(this.#logits(n, this.#blur), temperature);
    const purpose = proposalPurpose(rule, temperature, fillsBlocks(this.#config));
    if (purpose === null) return { token: argmax(row.probabilities), q: 1, row };
    const token = choose(row.probabilities, { seed, sequence: 0, position: this.#prompt.length + n, purpose });
    return { token, q: row.probabilities[token]!, row };
  }

  /** Tokens committed, and whether the text ended with them. */
  #round(round: number, n: number): { committed: number; stopped: boolean } {
    const { gamma, drafter, temperature, maxTokens, rule, seed } = this.#config;
    const k = drafter === 'none' ? 0 : Math.min(gamma, Math.max(0, maxTokens - n - 1));
    const position = this.#prompt.length + n;
    const stopToken = this.#vocabulary.indexOf('<eos>');
    this.#events.push({ type: 'round.start', round, position, k, t: this.#clock });
    const proposals = Array.from({ length: k }, (_, i) => this.#propose(n + i));
    proposals.forEach(({ token, q, row }, i) => {
      this.#clock += 1.1;
      this.#events.push({ type: 'draft.token', round, slot: i + 1, parent: i || null, token, q, draft: row && head(row, temperature), t: this.#clock });
    });
    this.#clock += 6;
    const rows = Array.from({ length: k + 1 }, (_, i) => softmax(this.#logits(n + i, 0), temperature));
    const { slots, accepted, added, committed } = judgeChain({
      rule, temperature, seed, sequence: 0, position, stopToken,
      drafts: proposals.map(({ token }) => token),
      target: rows.map(({ probabilities }) => (temperature === 0 ? pointMass(argmax(probabilities), probabilities.length) : probabilities)),
      draft: drawsProposals(this.#config) ? proposals.map(({ row }) => row!.probabilities) : null,
    });
    for (const [i, { token, q }] of proposals.entries()) {
      const { u, drawn, verdict } = slots[i]!;
      this.#events.push({ type: 'verify.slot', round, slot: i + 1, token, p: rows[i]!.probabilities[token]!, q, u, drawn, verdict, target: head(rows[i]!, temperature) });
    }
    if (added) {
      const residual = added.kind === 'corrected' && tossesCoin(rule, temperature);
      this.#events.push({ type: 'target.token', round, token: added.token, kind: added.kind, from: drawnFrom(residual ? added.from : rows[accepted]!.probabilities), t: this.#clock });
    }
    this.#events.push({ type: 'round.end', round, committed: committed.length, draftMs: 1.1 * k, verifyMs: 6, otherMs: 0.4 });
    return { committed: committed.length, stopped: committed.at(-1) === stopToken };
  }

  /** Slots are nodes; q is the drafter's belief at temperature 1, and an accepted stop token ends the round without a token of the target's. */
  #treeRound(round: number, n: number): { committed: number; stopped: boolean } {
    const { gamma, treeBudget, rule, temperature, maxTokens, seed } = this.#config;
    const stopToken = this.#vocabulary.indexOf('<eos>');
    const shape = { width: TREE_WIDTH, depth: Math.min(gamma, Math.max(0, maxTokens - n - 1)), budget: treeBudget };
    const beliefs = Array.from({ length: shape.depth }, (_, level) => softmax(this.#logits(n + level, this.#blur), 1).probabilities);
    const tree = growTree(-1, (path) => beliefs[path.length]!.map((q) => Math.log(q)), shape);
    const depth = depths(tree);
    const rows = Array.from({ length: shape.depth + 1 }, (_, level) => softmax(this.#logits(n + level, 0), temperature));
    const onlyBest = ({ probabilities }: Row): readonly number[] => probabilities.map((_, token) => (token === argmax(probabilities) ? 1 : 0));
    const target = depth.map((level) => (temperature === 0 ? onlyBest(rows[level]!) : rows[level]!.probabilities));
    const verdict = judgeTree({ rule: rule as TreeRule, temperature, seed, sequence: 0, position: this.#prompt.length + n, tree, target, stopToken });
    const drafts = tree.tokens.slice(1).map((token, i) => ({ token, slot: i + 1, above: tree.parents[i + 1]! }));
    this.#events.push({ type: 'round.start', round, position: this.#prompt.length + n, k: drafts.length, t: this.#clock });
    this.#clock += 1.1 * shape.depth;
    for (const { token, slot, above } of drafts) {
      this.#events.push({ type: 'draft.token', round, slot, parent: above || null, token, q: beliefs[depth[above]!]![token]!, draft: null, t: this.#clock });
    }
    this.#clock += 6;
    const left = new Map<number, number>();
    for (const { token, slot, above } of drafts) {
      const { verdict: judged, u, drawn } = verdict.nodes[slot]!;
      const p = rows[depth[above]!]!.probabilities[token]!;
      const q = u === null ? 1 : (left.get(above) ?? 1);
      if (u !== null) left.set(above, Math.max(0, q - p));
      this.#events.push({ type: 'verify.slot', round, slot, token, p, q, u, drawn, verdict: judged, target: head(rows[depth[above]!]!, temperature) });
    }
    const { added } = verdict;
    if (added) {
      const residual = added.kind === 'corrected' && tossesCoin(rule, temperature);
      this.#events.push({ type: 'target.token', round, token: added.token, kind: added.kind, from: drawnFrom(residual ? added.from : rows[verdict.path.length]!.probabilities), t: this.#clock });
    }
    const committed = verdict.committed.length;
    this.#events.push({ type: 'round.end', round, committed, draftMs: 1.1 * shape.depth, verifyMs: 6, otherMs: 0.4 });
    return { committed, stopped: verdict.committed.at(-1) === stopToken };
  }

  #run(comparison: boolean): void {
    let [n, ended] = [0, false];
    for (let round = 1; n < this.#config.maxTokens && !ended; round++) {
      const { committed, stopped } = this.#config.treeBudget > 0 ? this.#treeRound(round, n) : this.#round(round, n);
      n += committed;
      ended = stopped;
    }
    const { rule, temperature } = this.#config;
    this.#events.push({ type: 'run.end', reason: ended ? 'eos' : 'length' });
    if (!comparison) return;
    const identical = temperature === 0 || rule === 'R4' ? true : null;
    this.#events.push({ type: 'comparison', tokens: n, plainTokensPerSecond: 150, tokensPerSecond: 231, repeats: 3, identical });
  }

  #costs(): void {
    const rows = [1, 2, 3, 4, 5, 8, 16];
    this.#events.push({ type: 'verify.cost', role: 'target', rows, ms: rows.map((count) => 6 + 0.6 * (count - 1)) });
    if (this.#config.drafter === 'draft-model') this.#events.push({ type: 'verify.cost', role: 'draft', rows: [1, 2], ms: [1.2, 1.3] });
  }
}

export const simulateRun = (simulation: Simulation = {}): EventLog => new Simulator(simulation).log();
