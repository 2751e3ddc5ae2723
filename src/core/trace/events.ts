/**
 * The event log's alphabet: everything that any view shows is a pure function of a header and a list of these events.
 *
 * One round of speculative decoding, at `n` committed tokens (the anchor is token n-1, not yet run through the target):
 *
 *   round.start -> draft.token x k -> (draft.attention) -> verify.slot x k -> target.token -> round.end
 *
 * Slots count from 1. `parent` is the slot of the token before it on its path (null: the anchor), so that chains and trees share
 * one format: in a chain it is the slot before, and verify row s-1 judges slot s; in a tree parents stand before children, a
 * slot is judged if its parent was accepted (or is the anchor) and no sibling before it was, and the row behind its parent
 * judges it. Live run, replay, export and fixture are this file's types.
 */

export const TRACE_FORMAT = 'slipstream-trace';
export const TRACE_VERSION = 1;

/** Which lossless accept rule judged the run (names as in specdec.md 2.2). Temperature 0 makes all of them "is it the argmax?". */
export type AcceptRule = 'R1' | 'R2' | 'R3' | 'R4';

export type DrafterName = 'draft-model' | 'eagle3' | 'dflash' | 'prompt-lookup' | 'none';

/** What a visitor chose; a link holds exactly this (where it differs from the defaults). */
export interface RunConfig {
  readonly prompt: string;
  readonly drafter: DrafterName;
  /** Of the drafter: 'shipped', or the name of weights that a browser trained (trained-weights.ts). */
  readonly weights: string;
  /** Draft tokens a round, 0..15, of a block 0..7; of a tree: its levels, 1..7. */
  readonly gamma: number;
  /** Drafts of a round's tree at most, 1..31; 0: a chain. Not every drafter grows trees (run-config.ts), and R1 does not judge them. */
  readonly treeBudget: number;
  readonly rule: AcceptRule;
  /** 0 is greedy. */
  readonly temperature: number;
  /** Unsigned 32-bit. */
  readonly seed: number;
  readonly maxTokens: number;
}

export interface ModelIdentity {
  readonly name: string;
  readonly parameters: number;
  /** Of the weights file. */
  readonly sha256: string;
}

export interface TraceHeader {
  readonly format: typeof TRACE_FORMAT;
  readonly version: typeof TRACE_VERSION;
  readonly config: RunConfig;
  readonly target: ModelIdentity;
  readonly draft: ModelIdentity | null;
  readonly adapter: string;
  /** Present where no model ran (a fixture): the page then says "simulated" wherever it would say "recorded". */
  readonly simulated?: boolean;
  /** ISO date, given by whoever recorded it; null while live. */
  readonly recordedAt: string | null;
  readonly promptTokens: readonly number[];
  /** Token ids that the models give a probability, spelt in this log or not; absent in files from before it was written. */
  readonly vocabularySize?: number;
  /** Text of every token id that occurs anywhere in the log, so that a log reads without its tokenizer. */
  readonly vocabulary: Readonly<Record<number, string>>;
}

/**
 * The head of one distribution over the vocabulary.
 * `logits` are raw (temperature 1, unnormalised) and descending; probability at the run's temperature T > 0:
 * exp(logits[i] / T - logZ), with logZ = log of the sum over the *whole* vocabulary of exp(logit / T).
 * At temperature 0 logZ is taken at T = 1: the bars then show the model's beliefs, the verdict looks at the argmax alone.
 */
export interface Distribution {
  readonly tokens: readonly number[];
  readonly logits: readonly number[];
  readonly logZ: number;
}

/**
 * Where one row of a block looked while it was filled in, in one layer: shares of its attention, the mean over its heads. Together they
 * come to 1. A file leaves out the small ones of `at`; what lies on the context as a whole is 1 less the block's.
 */
export interface RowLook {
  /** Positions of the text before the anchor (0 is the prompt's first token), ascending, and the share of each. */
  readonly at: readonly number[];
  readonly shares: readonly number[];
  /** On the block's own rows, the anchor's first. */
  readonly block: readonly number[];
}

export type Verdict = 'accepted' | 'rejected' | 'unreached';

export type SpecEvent =
  | { readonly type: 'round.start'; readonly round: number; /** committed tokens, prompt included */ readonly position: number; readonly k: number; readonly t: number }
  | { readonly type: 'draft.token'; readonly round: number; readonly slot: number; readonly parent: number | null; readonly token: number;
      /** Probability the drafter gave it at the run's temperature (1 for a deterministic proposal of a chain; for a node of a tree
       *  the drafter's belief at temperature 1). */
      readonly q: number; /** null: the drafter has no distribution (prompt lookup). */ readonly draft: Distribution | null; readonly t: number }
  /** Optional, of a drafter that fills in a block (DFlash): a row for each slot (in a tree: each level), and in it a look for each layer. */
  | { readonly type: 'draft.attention'; readonly round: number; readonly rows: readonly (readonly RowLook[])[] }
  | { readonly type: 'verify.slot'; readonly round: number; readonly slot: number; readonly token: number; readonly p: number;
      /** What the coin is tossed against p over: the drafter's probability under R1, under R2 what refused siblings left of 1. */
      readonly q: number;
      /** The coin of R1/R2; null where none was tossed. */ readonly u: number | null;
      /** The token the target itself would write here (argmax, R3's draw, R4's coupled draw); null under R1/R2. */ readonly drawn: number | null;
      readonly verdict: Verdict; readonly target: Distribution }
  | { readonly type: 'target.token'; readonly round: number; readonly token: number; readonly kind: 'corrected' | 'bonus';
      /** What it was drawn from: norm(max(p-q, 0)) under R1 after a rejection, else the target's row. Logits are log-probabilities. */
      readonly from: Distribution; readonly t: number }
  | { readonly type: 'round.end'; readonly round: number; /** the accepted drafts, and the target’s token where it added one */ readonly committed: number;
      readonly draftMs: number; readonly verifyMs: number; readonly otherMs: number }
  | { readonly type: 'comparison'; readonly tokens: number; readonly plainTokensPerSecond: number; readonly tokensPerSecond: number;
      readonly repeats: number; /** Whether plain decoding, speculative decoding and this log's own text are the same tokens; null: not comparable token by token (temperature > 0 under R1-R3) */ readonly identical: boolean | null }
  /** Optional: what one forward pass of a model costs by its rows on this device, each a median; `ms[i]` is of `rows[i]` rows. */
  | { readonly type: 'verify.cost'; readonly role: 'target' | 'draft'; readonly rows: readonly number[]; readonly ms: readonly number[] }
  | { readonly type: 'notice'; readonly text: string }
  | { readonly type: 'run.end'; readonly reason: 'eos' | 'length' | 'stopped' | 'failed'; readonly text?: string };
