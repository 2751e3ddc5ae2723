/**
 * A run without a model, for tests, fixtures and development: a script plays the target (its next piece is likely, a few
 * pieces of the same kind are less so), a blurred copy plays the drafter, and the accept rules are the real ones
 * (specdec.md 2.2). The header says `simulated`, and so does every page that shows it.
 */
import { counterGumbel, counterStream, counterUniform, PURPOSE, type Purpose } from '#core/rng/counter.ts';
import { EventLog } from './event-log.ts';
import { TRACE_FORMAT, TRACE_VERSION, type Distribution, type RunConfig, type SpecEvent, type Verdict } from './events.ts';
import { DEFAULT_CONFIG } from './run-config.ts';

const MARKERS = ['<bos>', '<user>', '<think>', '<answer>', '<eos>'] as const;
const SPLIT = /<[a-z]+>|\n|#|\d| ?[A-Za-z]{1,6}|[^A-Za-z\d\n#<]/g;
const HEAD = 40;

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

interface Proposal {
  readonly token: number;
  readonly q: number;
  /** Null: looked up. */
  readonly row: Row | null;
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

/** norm(max(p - q, 0)) or any other weights, as log-probabilities. */
function fromWeights(weights: readonly number[]): Distribution & { readonly probabilities: readonly number[] } {
  const sum = weights.reduce((a, b) => a + b, 0) || 1;
  const probabilities = weights.map((w) => w / sum);
  const tokens = probabilities.flatMap((p, token) => (p > 0 ? [token] : [])).sort((a, b) => probabilities[b]! - probabilities[a]!).slice(0, HEAD);
  return { tokens, logits: tokens.map((token) => Math.log(probabilities[token]!)), logZ: 0, probabilities };
}

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
    this.#config = { ...DEFAULT_CONFIG, ...config };
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
        draft: this.#config.drafter === 'draft-model' ? model('simulated draft', 210_000) : null, adapter: 'none', simulated: true,
        recordedAt: '2026-01-01', promptTokens: this.#prompt, vocabulary: Object.fromEntries(this.#vocabulary.entries()),
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

  #draw(row: { readonly probabilities: readonly number[] }, position: number, purpose: Purpose): number {
    let rest = this.#uniform(position, purpose);
    for (const [token, p] of row.probabilities.entries()) if ((rest -= p) < 0) return token;
    return argmax(row.probabilities);
  }

  #coupled(row: Row, position: number): number {
    const stream = counterStream({ seed: this.#config.seed, sequence: 0, position, purpose: PURPOSE.gumbel });
    return argmax(row.probabilities.map((p, token) => Math.log(p) + counterGumbel(stream, token)));
  }

  #propose(n: number): Proposal {
    const { drafter, rule, temperature } = this.#config;
    if (drafter === 'prompt-lookup') return { token: this.#prompt[n % this.#prompt.length]!, q: 1, row: null };
    const row = softmax(this.#logits(n, this.#blur), temperature);
    const pointMass = temperature === 0 || rule === 'R2' || rule === 'R3';
    const token = pointMass ? argmax(row.probabilities) : rule === 'R4' ? this.#coupled(row, n) : this.#draw(row, n, PURPOSE.draft);
    return { token, q: pointMass ? 1 : row.probabilities[token]!, row };
  }

  #judge(n: number, token: number, q: number, row: Row): { accept: boolean; u: number | null; drawn: number | null } {
    const { rule, temperature } = this.#config;
    const p = row.probabilities[token]!;
    if (temperature === 0) {
      const drawn = argmax(row.probabilities);
      return { accept: drawn === token, u: null, drawn };
    }
    switch (rule) {
      case 'R1': case 'R2': {
        const u = this.#uniform(n, PURPOSE.accept);
        return { accept: u < p / (rule === 'R1' ? q : 1), u, drawn: null };
      }
      case 'R3': case 'R4': {
        const drawn = rule === 'R4' ? this.#coupled(row, n) : this.#draw(row, n, PURPOSE.target);
        return { accept: drawn === token, u: null, drawn };
      }
    }
  }

  /** The target's own token after a rejection: from the residual under R1 and R2, else what it drew. */
  #correct(n: number, token: number, draft: Row | null, row: Row, drawn: number | null): { token: number; from: Distribution } {
    if (drawn !== null) return { token: drawn, from: fromWeights(row.probabilities) };
    const exact = this.#config.rule === 'R1' && draft;
    const left = row.probabilities.map((p, i) => (exact ? Math.max(0, p - draft.probabilities[i]!) : i === token ? 0 : p));
    const from = fromWeights(left);
    return { token: this.#draw(from, n, PURPOSE.residual), from };
  }

  /** What the target adds behind the accepted drafts: a correction of the refused one, else its own draw. */
  #own(n: number, row: Row, refused: Proposal | null, drawn: number | null): { token: number; kind: 'corrected' | 'bonus'; from: Distribution } {
    const { temperature, rule } = this.#config;
    if (refused) return { ...this.#correct(n, refused.token, refused.row, row, drawn), kind: 'corrected' };
    const token = temperature === 0 ? argmax(row.probabilities) : rule === 'R4' ? this.#coupled(row, n) : this.#draw(row, n, PURPOSE.target);
    return { token, kind: 'bonus', from: fromWeights(row.probabilities) };
  }

  #isStop(token: number): boolean {
    return this.#vocabulary[token] === '<eos>';
  }

  /** An accepted stop token ends the text: what follows is not judged, and the target adds nothing (judge-chain.ts). */
  #round(round: number, n: number): { committed: number; stopped: boolean } {
    const { gamma, drafter, temperature, maxTokens } = this.#config;
    const k = drafter === 'none' ? 0 : Math.min(gamma, Math.max(0, maxTokens - n - 1));
    this.#events.push({ type: 'round.start', round, position: this.#prompt.length + n, k, t: this.#clock });
    const proposals = Array.from({ length: k }, (_, i) => this.#propose(n + i));
    proposals.forEach(({ token, q, row }, i) => {
      this.#clock += 1.1;
      this.#events.push({ type: 'draft.token', round, slot: i + 1, parent: i || null, token, q, draft: row && head(row, temperature), t: this.#clock });
    });
    this.#clock += 6;
    const rows = Array.from({ length: k + 1 }, (_, i) => softmax(this.#logits(n + i, 0), temperature));
    let refused: { proposal: Proposal; drawn: number | null } | null = null;
    let stopped = false;
    let accepted = 0;
    for (const [i, proposal] of proposals.entries()) {
      const { token, q } = proposal;
      const row = rows[i]!;
      const { accept, u, drawn } = this.#judge(n + i, token, q, row);
      const reached = !refused && !stopped;
      const verdict: Verdict = !reached ? 'unreached' : accept ? 'accepted' : 'rejected';
      this.#events.push({
        type: 'verify.slot', round, slot: i + 1, token, p: row.probabilities[token]!, q, u: reached ? u : null, drawn: reached ? drawn : null,
        verdict, target: head(row, temperature),
      });
      if (verdict === 'rejected') refused = { proposal, drawn };
      if (verdict !== 'accepted') continue;
      accepted += 1;
      stopped = this.#isStop(token);
    }
    const own = stopped ? null : this.#own(n + accepted, rows[accepted]!, refused?.proposal ?? null, refused?.drawn ?? null);
    if (own) this.#events.push({ type: 'target.token', round, token: own.token, kind: own.kind, from: own.from, t: this.#clock });
    const committed = accepted + (own ? 1 : 0);
    this.#events.push({ type: 'round.end', round, committed, draftMs: 1.1 * k, verifyMs: 6, otherMs: 0.4 });
    return { committed, stopped: stopped || (own !== null && this.#isStop(own.token)) };
  }

  #run(comparison: boolean): void {
    let [n, ended] = [0, false];
    for (let round = 1; n < this.#config.maxTokens && !ended; round++) {
      const { committed, stopped } = this.#round(round, n);
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
