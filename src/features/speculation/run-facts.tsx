/** Small print of a run: which models, on what, when. */
import type { ModelIdentity } from '#core/trace/events.ts';
import { parameters } from '#ui/number-format.ts';
import type { View } from './session/use-view.ts';
import { strings } from './strings.ts';
import styles from './figures-line.module.css';

const words = strings.facts;
const model = ({ name, parameters: size }: ModelIdentity): string => words.model(name, parameters(size));

export function RunFacts({ view }: { readonly view: View }) {
  const { target, draft, adapter, recordedAt, simulated } = view.log.header;
  return (
    <p className={styles.facts} data-testid="facts">
      {words.target} {model(target)}{draft && <>, {words.draft} {model(draft)}</>}
      {simulated !== true && <>; {recordedAt === null ? words.runOn(adapter) : words.recordedOn(adapter, recordedAt.slice(0, 10))}</>}.
    </p>
  );
}
