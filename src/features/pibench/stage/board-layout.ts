/**
 * Where the tiles of a board stand on a picture of it: two columns in reading order, each row as high as its taller tile; a tile is as high as its words
 * take. Hidden ones keep room for two bars, whatever they hide. All in pixels from the picture's corner.
 */
import { wrappedLines } from '#ui/charts/wrapped-lines.ts';
import type { TileWords } from './tile-words.ts';

export const WIDTH = 760;
export const PADDING = 14;
/** Of words, behind the sign. */
export const INDENT = PADDING + 30;
const GAP = 12;
const TILE = (WIDTH - GAP) / 2;
export const LINE = { state: 18, content: 21, origin: 17 } as const;
const BARS = 2;

export interface PlacedTile {
  readonly tile: TileWords;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** null: bars. */
  readonly content: readonly string[] | null;
  readonly origin: readonly string[];
}

type Measure = (text: string) => number;

export function placeTiles(tiles: readonly TileWords[], top: number, widthOf: { readonly content: Measure; readonly origin: Measure }): { readonly placed: readonly PlacedTile[]; readonly bottom: number } {
  const room = TILE - INDENT - PADDING;
  const wrapped = tiles.map((tile) => ({
    tile, content: tile.content === null ? null : wrappedLines(tile.content, room, widthOf.content),
    origin: wrappedLines([...tile.origin, ...(tile.learnt === null ? [] : [tile.learnt])].join(' · '), room, widthOf.origin),
  }));
  const heightOf = ({ content, origin }: (typeof wrapped)[number]): number => 2 * PADDING + LINE.state + (content?.length ?? BARS) * LINE.content + origin.length * LINE.origin;
  const placed: PlacedTile[] = [];
  let y = top;
  for (let i = 0; i < wrapped.length; i += 2) {
    const row = wrapped.slice(i, i + 2);
    const height = Math.max(...row.map(heightOf));
    placed.push(...row.map((one, column) => ({ ...one, x: column * (TILE + GAP), y, width: TILE, height })));
    y += height + GAP;
  }
  return { placed, bottom: wrapped.length === 0 ? top : y - GAP };
}
