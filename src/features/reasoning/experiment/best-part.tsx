/** Best-of-N: how often the chosen trace is right, by how many there are and who chooses. */
import { SELECTORS, type SelectorName } from '#core/reasoning/selectors.ts';
import { count } from '#ui/number-format.ts';
import { CurveChart, type Curve } from './curve-chart.tsx';
import { experimentStrings } from './experiment-strings.ts';
import { percent, shareTick } from './figures.ts';
import { bestFinding, type Best } from './findings.ts';
import { Part } from './part.tsx';

const words = experimentStrings.best;
const LOOKS: Readonly<Record<SelectorName, Curve['look']>> = { trm: 'main', stepLikelihood: 'second', shortest: 'third', random: 'faint', majority: 'plain', oracle: 'bound' };
const NAMES = Object.keys(SELECTORS) as readonly SelectorName[];

export function BestPart({ best }: { readonly best: Best }) {
  const curves = NAMES.map((key) => ({ key, name: words.selectors[key], look: LOOKS[key], points: best.curves[key].map(({ n, ...point }) => ({ x: n, ...point })) }));
  return (
    <Part name="best" {...bestFinding(best)}>
      <CurveChart title={words.title} note={words.note(count(best.problems), best.repeats)} file="slipstream-best-of-n" curves={curves} axis={words.axis} doubling height={340} most={1} format={percent} tick={shareTick} />
    </Part>
  );
}
