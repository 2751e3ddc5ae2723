/**
 * The layers of the target that an EAGLE-3 drafter reads, written into its config.json where that does not say. The published code takes
 * what goes into layers 2, L/2 and L - 3, the first being 0, which is what comes out of layers 1, L/2 - 1 and L - 4
 * (arXiv 2503.01840; SafeAILab/EAGLE). Checkpoints that do say have it in eagle_config, counted as outputs (SpecForge, NVIDIA's
 * ModelOpt); ours at the top, as target_layer_ids.
 */
import * as v from 'valibot';

const silent = v.looseObject({ target_layer_ids: v.optional(v.undefined()) });
const named = v.object({ eagle_config: v.object({ eagle_aux_hidden_state_layer_ids: v.pipe(v.array(v.unknown()), v.minLength(1)) }) });

/** Below it one of the three would be a layer that does not exist. */
const FEWEST_LAYERS = 4;

/** `layers`: of the target. What is not the configuration of a drafter comes back as it is, for parseEagleConfig to refuse. */
export function withTaps(json: unknown, layers: number): unknown {
  const config = v.safeParse(silent, json);
  if (!config.success) return json;
  const said = v.safeParse(named, json);
  return { ...config.output, target_layer_ids: said.success ? said.output.eagle_config.eagle_aux_hidden_state_layer_ids : usualTaps(layers) };
}

function usualTaps(layers: number): readonly number[] {
  if (layers < FEWEST_LAYERS) {
    throw new Error(`The EAGLE-3 drafter's config.json does not say which layers of the target it reads, and the usual ones need a target of ${FEWEST_LAYERS} layers, not ${layers}; name them in target_layer_ids.`);
  }
  return [1, Math.floor(layers / 2) - 1, layers - 4];
}
