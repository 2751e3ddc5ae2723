/** Which files of a folder make a model: a configuration, a tokenizer (a drafter that reads another's layers has none) and weights, as Hugging Face lays them out. */
import { isGguf } from './model-address.ts';

export const REQUIRED = ['config.json'] as const;
export const OPTIONAL = ['tokenizer.json', 'tokenizer_config.json', 'chat_template.jinja', 'generation_config.json'] as const;
export const WEIGHTS = 'model.safetensors';
/** Names the shards where the weights lie in several files. */
export const INDEX = 'model.safetensors.index.json';
export const LARGEST_INDEX = 32 * 2 ** 20;

/** Small ones whose quality is fair come first; encodings that the engine does not read come last. */
const PREFERRED = ['Q4_0', 'Q4_1', 'Q8_0', 'Q4_K_M', 'Q4_K_S', 'Q4_K', 'Q6_K', 'F16', 'BF16', 'F32'];

/** -00001-of-00003: one of several files that hold the model together. */
export const isSplit = (file: string): boolean => /-\d{5}-of-\d{5}\.(gguf|safetensors)$/i.test(file);

/** The name of a file without its folders. */
export const nameIn = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
/** Its folders, with a slash behind them; '': none. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** GGUF files that are a language model of their own: no shard, and no projector or matrix of importances, which lie beside models. */
export const isWholeGguf = (path: string): boolean => isGguf(path) && !isSplit(path) && !/^mmproj|imatrix/i.test(nameIn(path));

/** The most wanted first. */
export function byPreference<File extends { readonly path: string; readonly size: number }>(files: readonly File[]): readonly File[] {
  const rank = ({ path }: File): number => {
    const at = PREFERRED.findIndex((encoding) => new RegExp(`(^|[^a-z0-9])${encoding}\\.gguf$`, 'i').test(nameIn(path)));
    return at < 0 ? PREFERRED.length : at;
  };
  return files.toSorted((a, b) => rank(a) - rank(b) || a.size - b.size || (a.path < b.path ? -1 : 1));
}

/** A name that a file can be kept under: without a folder, and not of those that begin with a dot, which are the store's own. */
export const isFileName = (name: string): boolean => /^[^/\\\p{Cc}.][^/\\\p{Cc}]{0,199}$/u.test(name);
