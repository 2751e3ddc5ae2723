/** What loading would take: bytes to fetch, and memory of the GPU with its parts. */
import type { ModelOffer } from '#engine/chat-protocol.ts';
import { chatStrings } from '../chat-strings.ts';
import styles from './chooser.module.css';

const words = chatStrings.offer;

export function OfferFacts({ offer: { downloadBytes, keptBytes, memory } }: { readonly offer: ModelOffer }) {
  return (
    <dl className={styles.takes}>
      <div><dt>{words.download}</dt><dd>{words.downloadSize(downloadBytes, keptBytes)}</dd></div>
      <div>
        <dt>{words.memory}</dt>
        {memory
          ? <dd>{words.memorySize(memory.weightsBytes, memory.cacheBytes, memory.workBytes)} <small>{words.memoryParts(memory.weightsBytes, memory.cacheBytes, memory.workBytes, memory.context)}</small></dd>
          : <dd className={styles.quiet}>{words.memoryUnknown}</dd>}
      </div>
    </dl>
  );
}
