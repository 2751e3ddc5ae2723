/** How a model is loaded: bits of plain floats, how long a conversation may become, and bits of its cache. */
import type { ModelSettings } from '#engine/chat-protocol.ts';
import { Segmented } from '#ui/controls/segmented.tsx';
import { chatStrings } from '../chat-strings.ts';
import type { Slot } from '../session/chat-session.ts';
import { BITS, CACHE_BITS, CONTEXTS, DEFAULT_MODEL, namedBy } from '../session/chat-settings.ts';
import styles from './chooser.module.css';

const words = chatStrings.settings;
const BIT_SEGMENTS = BITS.map((bits) => ({ value: `${bits}` as const, label: words.bitsNames[`${bits}`] }));
const CONTEXT_SEGMENTS = CONTEXTS.map((context) => ({ value: `${context}` as const, label: words.contextNames[`${context}`] }));
const CACHE_SEGMENTS = CACHE_BITS.map((bits) => ({ value: `${bits}` as const, label: words.cacheBitsNames[`${bits}`] }));

interface Props {
  readonly slot: Slot;
  readonly settings: ModelSettings;
  readonly onSettings: (settings: ModelSettings) => void;
}

/** What drafts reads as far as the model that answers. */
export function ModelSettingsForm({ slot, settings, onSettings }: Props) {
  return (
    <section className={styles.part} aria-label={words.heading}>
      <h3>{words.heading}</h3>
      <div className={styles.choice}>
        <span aria-hidden="true">{words.bits}</span>
        <Segmented label={words.bits} value={`${settings.bits}`} segments={BIT_SEGMENTS} onChange={(bits) => onSettings({ ...settings, bits: namedBy(BITS, bits) ?? DEFAULT_MODEL.bits })} />
        <small>{words.bitsHint}</small>
      </div>
      {slot === 'target' && <div className={styles.choice}>
        <span aria-hidden="true">{words.context}</span>
        <Segmented label={words.context} value={`${namedBy(CONTEXTS, `${settings.context}`) ?? CONTEXTS[0]}`} segments={CONTEXT_SEGMENTS} onChange={(context) => onSettings({ ...settings, context: Number(context) })} />
      </div>}
      <div className={styles.choice}>
        <span aria-hidden="true">{words.cacheBits}</span>
        <Segmented label={words.cacheBits} value={`${settings.cacheBits}`} segments={CACHE_SEGMENTS} onChange={(bits) => onSettings({ ...settings, cacheBits: namedBy(CACHE_BITS, bits) ?? DEFAULT_MODEL.cacheBits })} />
        <small>{words.cacheBitsHint}</small>
      </div>
    </section>
  );
}
