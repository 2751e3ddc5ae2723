/**
 * What a model of the visitor's own files is called: as the file of its weights, but where that has the name that all such files have. Then
 * it is what its config.json says that it came from, or else what it is, and how large: "Qwen3, 0.6 B".
 */
import { drafterKindIn } from '#engine/load/drafter-kind.ts';
import { parameterCount, parseConfig } from '#engine/model/config.ts';

/** model.safetensors, also in shards. */
const ANY_MODEL = /^model(-\d{5}-of-\d{5})?\.safetensors$/i;
/** No configuration of a model that can be loaded is larger. */
const MOST_BYTES = 2 ** 20;
const LONGEST = 80;

export async function filesTitle(files: readonly File[]): Promise<string> {
  const weights = files.find(({ name }) => name.toLowerCase().endsWith('.gguf')) ?? files.find(({ name }) => name.endsWith('.safetensors')) ?? files[0];
  if (!weights) return '';
  const configured = ANY_MODEL.test(weights.name) ? await configuredTitle(files.find(({ name }) => name === 'config.json')) : null;
  return configured ?? weights.name.replace(/\.(gguf|safetensors)$/i, '');
}

/** Null: it says nothing. What is amiss with the file is said when the model is read. */
async function configuredTitle(config: File | undefined): Promise<string | null> {
  if (!config || config.size > MOST_BYTES) return null;
  try {
    const json: unknown = JSON.parse(await config.text());
    return originIn(json) ?? drafterIn(json) ?? kindAndSize(json);
  } catch {
    return null;
  }
}

/** "owner/name", or the folder that it was saved from: the last part of either. */
function originIn(json: unknown): string | null {
  const { _name_or_path: origin } = json as { readonly _name_or_path?: unknown };
  const last = typeof origin === 'string' ? origin.split(/[/\\]/).findLast((part) => part !== '') : undefined;
  return last !== undefined && last.length <= LONGEST && /^[\p{L}\p{N}][^\p{Cc}]*$/u.test(last) ? last : null;
}

function drafterIn(json: unknown): string | null {
  const kind = drafterKindIn(json);
  return kind && { eagle3: 'EAGLE-3 drafter', dflash: 'DFlash drafter' }[kind];
}

function kindAndSize(json: unknown): string {
  const parameters = parameterCount(parseConfig(json));
  const { model_type: kind } = json as { readonly model_type: string };
  return `${kind[0]!.toUpperCase()}${kind.slice(1)}, ${inWords(parameters)}`;
}

function inWords(parameters: number): string {
  if (parameters >= 5e8) return `${(parameters / 1e9).toFixed(1)} B`;
  return parameters >= 1e6 ? `${Math.round(parameters / 1e6)} M` : `${Math.round(parameters / 1e3)} k`;
}
