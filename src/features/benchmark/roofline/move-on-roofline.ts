/**
 * Where an arrow key leads among a roofline's dots; null for keys that are none of its business. Left and right: the same kernel with fewer or
 * more rows. Up and down: the next kernel, with as many rows.
 */
import type { RooflineFigure, RooflinePoint } from './roofline-of.ts';

export function moveOnRoofline({ kernels }: RooflineFigure, from: RooflinePoint, key: string): RooflinePoint | null {
  const at = kernels.findIndex(({ points }) => points.includes(from));
  const { points } = kernels[at]!;
  const along = (step: number): RooflinePoint => points[Math.min(points.length - 1, Math.max(0, points.indexOf(from) + step))]!;
  const across = (to: number): RooflinePoint => {
    const others = kernels[Math.min(kernels.length - 1, Math.max(0, to))]!.points;
    return others.find(({ row }) => row.rows === from.row.rows) ?? others[0]!;
  };
  switch (key) {
    case 'ArrowLeft': return along(-1);
    case 'ArrowRight': return along(1);
    case 'ArrowUp': return across(at - 1);
    case 'ArrowDown': return across(at + 1);
    case 'Home': return kernels[0]!.points[0]!;
    case 'End': return kernels.at(-1)!.points.at(-1)!;
    default: return null;
  }
}
