/** A kernel's own shape, the same in the picture and in its key: told apart without colours, at any size. */
import type { KernelOp } from '#engine/protocol.ts';
import styles from './roofline.module.css';

/** Corners on a circle, the first at so many degrees from the right. */
function polygon(corners: number, degrees: number): string {
  const at = (i: number): string => {
    const angle = ((degrees + (360 * i) / corners) * Math.PI) / 180;
    return `${Math.cos(angle).toFixed(3)} ${Math.sin(angle).toFixed(3)}`;
  };
  return `M${Array.from({ length: corners }, (_, i) => at(i)).join('L')}Z`;
}

/** Within a circle of radius 1; of about equal weight. */
const SHAPES: Readonly<Record<KernelOp, string>> = {
  embedding: 'M-1-.4H1V.4H-1Z',
  qkv: 'M-.8-.8H.8V.8H-.8Z',
  rotate: 'M-.35-1H.35V-.35H1V.35H.35V1H-.35V.35H-1V-.35H-.35Z',
  attention: polygon(4, 0),
  attentionOut: polygon(3, 90),
  gateUp: polygon(3, -90),
  down: polygon(6, 0),
  head: 'M.9 0A.9.9 0 1 1-.9 0A.9.9 0 1 1 .9 0Z',
};

interface Props {
  readonly op: KernelOp;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

export function OpMark({ op, x, y, size }: Props) {
  return <path className={styles.mark} d={SHAPES[op]} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${size})`} />;
}
