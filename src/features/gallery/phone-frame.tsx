/**
 * The exhibit in a window of its own, as wide as a phone: what depends on the window's width then does as it would there. The
 * frame is as high as what it shows.
 */
import { useEffect, useRef, useState } from 'react';
import type { Exhibit } from '#ui/exhibit.ts';
import { galleryStrings as words } from './gallery-strings.ts';
import type { Look } from './switches.tsx';
import styles from './gallery.module.css';

const WIDTH = 360;
const AT_FIRST = 240;

interface Props {
  readonly exhibit: Exhibit;
  readonly scheme: Look['scheme'];
}

export function PhoneFrame({ exhibit: { id, title }, scheme }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(AT_FIRST);
  const [loaded, setLoaded] = useState(false);
  useEffect(() => {
    const page = loaded ? frame.current?.contentDocument : null;
    if (!page) return;
    if (scheme !== 'page') page.documentElement.dataset.theme = scheme;
    const observer = new ResizeObserver(() => setHeight(page.body.offsetHeight));
    observer.observe(page.body);
    return () => observer.disconnect();
  }, [loaded, scheme]);
  return (
    <iframe
      ref={frame} className={styles.phone} title={words.phoneOf(title)} loading="lazy" width={WIDTH} height={height}
      src={`${location.pathname}${location.search}#/exhibit/${id}`} onLoad={() => setLoaded(true)}
    />
  );
}
