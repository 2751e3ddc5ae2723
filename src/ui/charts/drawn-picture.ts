/** A picture of what the page shows otherwise, or in part: drawn out of sight for its file alone, and gone again. Rejects where it cannot be drawn. */
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { chartPicture, type PictureKind } from './save-chart.ts';
import styles from './drawn-picture.module.css';

/** `drawing` hands over its <svg> as it is drawn. */
export async function drawnPicture(drawing: (onDrawn: (svg: SVGSVGElement | null) => void) => ReactElement, kind: PictureKind): Promise<Blob> {
  const host = document.createElement('div');
  host.className = styles.unseen ?? '';
  host.setAttribute('aria-hidden', 'true');
  document.body.append(host);
  let fail = (_: unknown): void => undefined;
  const root = createRoot(host, { onUncaughtError: (error) => fail(error) });
  try {
    const svg = await new Promise<SVGSVGElement>((resolve, reject) => {
      fail = reject;
      root.render(drawing((drawn) => { if (drawn) resolve(drawn); }));
    });
    return await chartPicture(svg, kind);
  } finally {
    root.unmount();
    host.remove();
  }
}
