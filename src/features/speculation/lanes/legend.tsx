/** How the three hands look: the key to the output and to the lanes, between the two. */
import { Glyph } from '#ui/glyph.tsx';
import { strings } from '../strings.ts';
import styles from './lanes.module.css';

const words = strings.legendEntries;

export function Legend() {
  return (
    <ul className={styles.legend} aria-label={strings.legend}>
      <li data-state="accepted"><Glyph name="check" size={12} /><span>{words.accepted}</span></li>
      <li data-state="rejected"><Glyph name="cross" size={12} /><span>{words.rejected}</span></li>
      <li data-state="target"><Glyph name="turn" size={12} /><span>{words.target}</span></li>
    </ul>
  );
}
