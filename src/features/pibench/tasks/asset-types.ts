/** Files beside the tasks, counted by what their names end in. */
import type { Asset } from '#core/pibench/read/read-persona.ts';

export interface AssetType {
  /** In small letters, without its dot; empty: the name has none. */
  readonly type: string;
  readonly files: number;
  readonly bytes: number;
}

export const typeOf = (path: string): string => /[^/]\.([^./]{1,12})$/.exec(path)?.[1]?.toLowerCase() ?? '';

/** The largest groups first. */
export function assetTypes(assets: readonly Asset[]): readonly AssetType[] {
  const types = new Map<string, AssetType>();
  for (const { path, bytes } of assets) {
    const type = typeOf(path);
    const had = types.get(type);
    types.set(type, { type, files: (had?.files ?? 0) + 1, bytes: (had?.bytes ?? 0) + bytes });
  }
  return [...types.values()].sort((a, b) => b.files - a.files || (a.type < b.type ? -1 : 1));
}
