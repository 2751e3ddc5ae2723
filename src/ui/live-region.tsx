/** A polite voice: says the latest sentence, at most one every two seconds, and nothing twice. */
import { useEffect, useRef, useState } from 'react';

const QUIET_MS = 2000;

export function LiveRegion({ sentence }: { readonly sentence: string }) {
  const [said, setSaid] = useState('');
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + QUIET_MS - performance.now());
    const timer = setTimeout(() => {
      last.current = performance.now();
      setSaid(sentence);
    }, wait);
    return () => clearTimeout(timer);
  }, [sentence]);
  return <div role="status" aria-live="polite" className="visually-hidden" data-testid="announcer">{said}</div>;
}
