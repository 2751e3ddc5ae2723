/** Of the official files (pibench.md 6) what we read, as loosely as it can be: other keys may be there or not. `x_` keys are those of official-history.ts. */
import * as v from 'valibot';
import { MEMORY_MODES } from '../events.ts';

const index = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const indexes = v.nullish(v.array(index));
const score = v.nullish(v.pipe(v.number(), v.finite()));
const name = v.pipe(v.string(), v.maxLength(300));

const decision = v.object({ idx: v.nullish(index), content: v.nullish(v.string()), decision: v.nullish(v.string()), style: v.nullish(v.string()), x_failed: v.nullish(v.boolean()) });
export type OfficialDecision = v.InferOutput<typeof decision>;

export const messageLine = v.object({
  role: v.picklist(['user', 'assistant']),
  message: v.string(),
  metadata: v.nullish(v.object({ targeted_followup: v.nullish(v.object({ matched_hidden_intents: v.nullish(v.array(decision)) })) })),
});
export type OfficialMessage = v.InferOutput<typeof messageLine>;

export const logLine = v.object({
  message: v.string(),
  data: v.nullish(
    v.object({
      hidden_intents: v.nullish(v.pipe(v.array(v.object({ content: v.string(), status: v.nullish(v.string()), x_id: v.nullish(v.pipe(name, v.regex(/^[a-z][a-z0-9_]*$/))) })), v.maxLength(200))),
      decisions: v.nullish(v.array(decision)),
      newly_inferred_indexes: indexes,
      matched_indexes: indexes,
      updated_indexes: indexes,
      x_dataset: v.nullish(v.object({ name, kind: v.picklist(['own', 'official']), hash: name })),
      x_run: v.nullish(v.object({ place: index, memory: v.picklist(MEMORY_MODES), seed: v.pipe(index, v.maxValue(0xffff_ffff)), maxTurns: v.pipe(index, v.minValue(1), v.maxValue(1000)), reveal: v.picklist(['official', 'spoken']) })),
      x_counts: v.nullish(v.pipe(v.object({ questions: index, blocks: index, servingBlocks: index }), v.check(({ blocks, servingBlocks }) => servingBlocks <= blocks))),
      x_reason: v.nullish(v.picklist(['resolved', 'max-turns', 'time-out', 'error', 'stopped'])),
      x_text: v.nullish(v.pipe(v.string(), v.maxLength(4000))),
    }),
  ),
});
export type OfficialLogLine = v.InferOutput<typeof logLine>;

const criterionScore = v.object({ index: v.nullish(index), criterion: v.string(), weight: v.nullish(v.pipe(v.number(), v.gtValue(0))), score: v.nullish(v.string()), value: v.nullish(v.union([v.number(), v.boolean()])) });
export type OfficialCriterion = v.InferOutput<typeof criterionScore>;
const criterionScores = v.nullish(v.pipe(v.array(criterionScore), v.maxLength(500)));

export const resultFileSchema = v.object({
  overall_checklist_average_score: score,
  overall_proactiveness_average_score: score,
  task: v.object({
    title: v.nullish(v.string()),
    checklist: v.nullish(v.object({ average_score: score, criterion_scores: criterionScores, turn_evaluations: v.nullish(v.array(v.object({ turn_index: v.nullish(index), criterion_scores: criterionScores }))) })),
    proactiveness: v.nullish(v.object({ average_score: score, independent_average_score: score, overall_group_task_ids: v.nullish(v.pipe(v.array(name), v.maxLength(1000))) })),
  }),
});
export type OfficialResult = v.InferOutput<typeof resultFileSchema>;

export const insidesSchema = v.object({
  tool_steps: v.nullish(v.array(v.object({ name, arguments: v.nullish(v.unknown()), result: v.nullish(v.unknown()), x_failed: v.nullish(v.boolean()) }))),
  x_tokens: v.nullish(v.object({ prompt: index, completion: index })),
});
export type OfficialInsides = v.InferOutput<typeof insidesSchema>;
