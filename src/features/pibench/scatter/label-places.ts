/** Names beside marks, where there is room: right, left, above or below, over no mark and no other name; else the name is left out, and told when pointed at. */

export interface Labelled {
  readonly key: string;
  /** In full, then shorter. */
  readonly names: readonly string[];
  readonly x: number;
  readonly y: number;
  /** How far its spread goes to each side. */
  readonly reach?: number;
}

export interface Place {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Of the labels' face, on average. */
const LETTER = 6.3;
const HEIGHT = 13;
const GAP = 9;
const MARK = 7;

const meets = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const inside = (a: Box, b: Box): boolean => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;

function choices({ x, y, reach = 0 }: Labelled, name: string): readonly (Place & { readonly box: Box })[] {
  const width = name.length * LETTER;
  const gap = Math.max(GAP, reach + 4);
  // clear of the mark itself
  const above = y - MARK - 4;
  const at = (left: number, base: number, anchor: Place['anchor']): Place & { readonly box: Box } => ({
    name, x: anchor === 'start' ? left : anchor === 'end' ? left + width : left + width / 2, y: base, anchor, box: { left, right: left + width, top: base - HEIGHT + 3, bottom: base + 3 },
  });
  return [at(x + gap, y + 4, 'start'), at(x - gap - width, y + 4, 'end'), at(x - width / 2, above, 'middle'), at(x - width / 2, y + GAP + 9, 'middle'), at(x - 4, y + GAP + 9, 'start'), at(x - 4, above, 'start'), at(x + 4 - width, y + GAP + 9, 'end'), at(x + 4 - width, above, 'end')];
}

/** Earlier ones choose first. */
export function labelPlaces(marks: readonly Labelled[], frame: Box): ReadonlyMap<string, Place> {
  const taken: Box[] = marks.map(({ x, y, reach = 0 }) => ({ left: x - Math.max(MARK, reach), right: x + Math.max(MARK, reach), top: y - MARK, bottom: y + MARK }));
  const places = new Map<string, Place>();
  for (const mark of marks) {
    const found = mark.names.flatMap((name) => choices(mark, name)).find(({ box }) => inside(box, frame) && !taken.some((other) => meets(other, box)));
    if (!found) continue;
    taken.push(found.box);
    places.set(mark.key, { name: found.name, x: found.x, y: found.y, anchor: found.anchor });
  }
  return places;
}
