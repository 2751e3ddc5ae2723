/**
 * Prompts to measure with: from the held-out sets, which no model was taught (public/models/heldout). Taken at even
 * distances, so that few prompts still span a set; the same count gives the same prompts.
 */
import * as v from 'valibot';
import { benchmarkStrings } from './benchmark-strings.ts';

/** [family, prompt, answer, number of steps] */
const Item = v.tuple([v.string(), v.string(), v.string(), v.number()]);
const HeldOut = v.object({ operands: v.array(Item), open: v.array(Item) });

export interface FamilyPrompts {
  readonly family: string;
  readonly prompts: readonly string[];
}

export async function loadHeldOut(baseUrl: string): Promise<v.InferOutput<typeof HeldOut>> {
  const response = await fetch(new URL('models/heldout/heldout.json', baseUrl));
  if (!response.ok) throw new Error(benchmarkStrings.progress.noPrompts(response.status));
  return v.parse(HeldOut, await response.json());
}

export function promptsByFamily(heldOut: v.InferOutput<typeof HeldOut>, perFamily: number): readonly FamilyPrompts[] {
  const items = [...heldOut.operands, ...heldOut.open];
  return [...new Set(items.map(([family]) => family))].map((family) => {
    const prompts = items.filter(([of]) => of === family).map(([, prompt]) => prompt);
    const count = Math.min(perFamily, prompts.length);
    return { family, prompts: Array.from({ length: count }, (_, i) => prompts[Math.floor(((i + 0.5) * prompts.length) / count)]!) };
  });
}
