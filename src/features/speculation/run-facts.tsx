/** Small print of a run: which models, on what, when. */
import type { ModelIdentity } from '#core/trace/events.ts';
import { SHIPPED } from '#core/trace/trained-weights.ts';
import { parameters } from '#ui/number-format.ts';
import { drafterName } from './drafter-name.ts';
import { useSession } from './session/session-context.ts';
import type { View } from './session/use-view.ts';
import { strings } from './strings.ts';
import styles from './figures-line.module.css';

const words = strings.facts;
const model = ({ name, parameters: size }: ModelIdentity): string => words.model(name, parameters(size));

export function RunFacts({ view }: { readonly view: View }) {
  const { config, target, draft, adapter, recordedAt, simulated } = view.log.header;
  const kept = useSession((session) => session.kept);
  const named = draft && (config.weights === SHIPPED ? draft.name : drafterName(config, kept));
  return (
    <p className={styles.facts} data-testid="facts">
      {words.target} {model(target)}{draft && <>, {words.draft} {model({ ...draft, name: named ?? draft.name })}</>}
      {simulated !== true && <>; {recordedAt === null ? words.runOn(adapter) : words.recordedOn(adapter, recordedAt.slice(0, 10))}</>}.
    </p>
  );
}
