/** How a drafter does on held-out prompts, greedily: tokens a round, by family and by slot. */
import { acceptanceByPosition, acceptanceLength, type WalkedRound } from '#core/training/rounds-on-text.ts';
import type { MeasureEvent, SampleText } from '#core/training/training-events.ts';
import { idsOf, type TrainingText } from '#core/training/training-texts.ts';
import { bootstrap } from '#core/stats/bootstrap.ts';
import { draftedRounds } from './drafted-rounds.ts';
import type { Student, TaughtText } from './student.ts';
import type { TaughtTarget } from './taught-target.ts';

/** Texts shown whole, "the same prompt as it learnt". */
const SAMPLES = 3;
const INTERVAL = { resamples: 1000, level: 0.95, seed: 1 };

interface TextRounds extends WalkedRound {
  readonly length: number;
  readonly family: string;
}

export class HeldOut {
  readonly #read = new Map<number, TaughtText>();

  constructor(
    private readonly texts: readonly TrainingText[],
    private readonly target: TaughtTarget,
  ) {}

  async measure(student: Student, step: number): Promise<MeasureEvent> {
    const byText: TextRounds[][] = [];
    for (const [i, text] of this.texts.entries()) byText.push(await this.#rounds(student, i, text));
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
      divergence: null,
      samples: this.texts.slice(0, SAMPLES).map(({ family, prompt, answer }, i): SampleText => ({ family, prompt, answer, accepted: byText[i]!.map(({ accepted }) => accepted) })),
    };
  }

  async #rounds(student: Student, text: number, { family, prompt, answer }: TrainingText): Promise<TextRounds[]> {
    const ids = idsOf({ family, prompt, answer });
    let taught = this.#read.get(text);
    if (!taught) {
      taught = { ids, features: await this.target.read(ids) };
      this.#read.set(text, taught);
    }
    return (await draftedRounds(student, taught, prompt.length)).map((round) => ({ ...round, family, length: ids.length }));
  }
}
