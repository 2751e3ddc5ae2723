/** Why nothing can be measured here, as far as it can be told without trying; null until that is known, and where nothing speaks against it. */
import { useEffect, useState } from 'react';
import { lookForGpu, type NoGpu } from '#ui/look-for-gpu.ts';

export function useNoGpu(): NoGpu['cause'] | null {
  const [found, setFound] = useState<NoGpu | null>(null);
  useEffect(() => void lookForGpu().then(setFound), []);
  return found?.cause ?? null;
}
