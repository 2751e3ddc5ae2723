/**
 * How a drafter does on held-out prompts, greedily: tokens a round, by family and by slot, and how far it is from the target.
 *
 * One pass a text says what it drafts anywhere, and how far each slot is from what the target says behind the text. What a target says
 * behind refused drafts takes verify passes of its own, which cost more than all the rest: so that is measured on some texts alone.
 */
import { DivergenceSums, groupOf } from '#core/training/divergence-by-group.ts';
import { acceptanceByPosition, acceptanceLength, anchorsOf, type WalkedRound } from '#core/training/rounds-on-text.ts';
import type { MeasureEvent, SampleText } from '#core/training/training-events.ts';
import type { TrainingText } from '#core/training/training-texts.ts';
import { bootstrap } from '#core/stats/bootstrap.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { roundsOn, type DraftedRound } from './drafted-rounds.ts';
import type { Student, TaughtText } from './student.ts';
import type { TaughtTarget } from './taught-target.ts';

/** Texts shown whole, "the same prompt as it learnt". */
const SAMPLES = 3;
const INTERVAL = { resamples: 1000, level: 0.95, seed: 1 };
/** Texts that the target's logits are kept for, and of these one in so many that slots behind a refused one are judged on. */
const COMPARED = 24;
const SUFFIX_EVERY = 6;

interface TextRounds extends WalkedRound {
  readonly length: number;
  readonly family: string;
}

interface ReadText extends TaughtText {
  readonly ids: readonly number[];
  /** What the target says behind each position; null: this text is not compared. */
  readonly logits: GPUBuffer | null;
}

export class HeldOut {
  readonly #read = new Map<number, ReadText>();

  constructor(
    private readonly gpu: Gpu,
    private readonly texts: readonly TrainingText[],
    private readonly target: TaughtTarget,
    private readonly eos: number,
  ) {}

  /** The teacher's rows are those of the last text then. */
  async measure(student: Student, step: number): Promise<MeasureEvent> {
    const byText: TextRounds[][] = [];
    const sums = new DivergenceSums();
    for (const [i, text] of this.texts.entries()) byText.push(await this.#rounds(student, i, text, sums));
    const all = byText.flat();
    const families = [...new Set(this.texts.map(({ family }) => family))].toSorted();
    return {
      type: 'measure',
      step,
      acceptanceLength: acceptanceLength(all),
      interval: bootstrap(byText, (sample) => acceptanceLength(sample.flat()), INTERVAL),
      byFamily: Object.fromEntries(families.map((family) => [family, acceptanceLength(all.filter((round) => round.family === family))])),
      byPosition: acceptanceByPosition(all, student.drafts, ({ length }) => length),
      prompts: this.texts.length,
      divergence: sums.means(),
      samples: this.texts.slice(0, SAMPLES).map(({ family, prompt, answer }, i): SampleText => ({ family, prompt, answer, accepted: byText[i]!.map(({ accepted }) => accepted) })),
    };
  }

  async #rounds(student: Student, index: number, { family, prompt, answer }: TrainingText, sums: DivergenceSums): Promise<TextRounds[]> {
    const text = this.#read.get(index) ?? (await this.#readText(index, [...prompt, ...answer]));
    const { ids, logits } = text;
    const anchors = anchorsOf(prompt.length, ids.length);
    if (logits) this.#copy(logits, student.teacher);
    // the target says the token at a position in the row before it
    const blocks = await student.look(text, anchors, logits ? (anchor, slot) => (anchor + 1 + slot < ids.length ? anchor + slot : null) : undefined);
    for (const { divergence } of blocks.flat()) if (divergence !== null) sums.add('text', divergence);
    const rounds = roundsOn(ids, prompt.length, blocks.map((block) => block.map(({ token }) => token)));
    for (const round of rounds) {
      for (const [i, { divergence }] of blocks[round.anchor - anchors[0]!]!.entries()) {
        const group = groupOf(round, i, round.drafts, ids.length, this.eos);
        if (divergence !== null && group !== null && group !== 'suffix') sums.add(group, divergence);
      }
    }
    if (logits && student.blockwise && index % SUFFIX_EVERY === 0) await this.#suffix(student, text, rounds, sums);
    return rounds.map((round) => ({ ...round, family, length: ids.length }));
  }

  /** Slots behind the first refused one, each judged behind the block's own drafts. */
  async #suffix(student: Student, text: ReadText, all: readonly DraftedRound[], sums: DivergenceSums): Promise<void> {
    const { ids } = text;
    const { drafts: slots } = student;
    const isSuffix = (round: DraftedRound, i: number): boolean => i < this.target.room(round.anchor) && groupOf(round, i, round.drafts, ids.length, this.eos) === 'suffix';
    const rounds = all.filter((round) => isSuffix(round, round.accepted + 1));
    // verify passes need the text in the target's cache
    await this.target.read(ids);
    this.target.judge(ids, rounds, slots, { into: student.teacher, firstRow: 0 });
    const places = new Map(rounds.map((round, i) => [round.anchor, { round, row: i * slots }]));
    const blocks = await student.look(text, rounds.map(({ anchor }) => anchor), (anchor, slot) => {
      const { round, row } = places.get(anchor)!;
      return isSuffix(round, slot) ? row + slot : null;
    });
    for (const { divergence } of blocks.flat()) if (divergence !== null) sums.add('suffix', divergence);
  }

  async #readText(index: number, ids: readonly number[]): Promise<ReadText> {
    const logits = index < COMPARED ? this.gpu.storage('logits of a held-out text', 4 * ids.length * this.target.vocabulary) : null;
    const text = { ids, features: await this.target.read(ids, logits ? { into: logits, firstRow: 0 } : undefined), logits };
    this.#read.set(index, text);
    return text;
  }

  #copy(from: GPUBuffer, to: GPUBuffer): void {
    const encoder = this.gpu.device.createCommandEncoder({ label: 'held-out text' });
    encoder.copyBufferToBuffer(from, 0, to, 0, from.size);
    this.gpu.device.queue.submit([encoder.finish()]);
  }

  destroy(): void {
    for (const { logits } of this.#read.values()) logits?.destroy();
  }
}
