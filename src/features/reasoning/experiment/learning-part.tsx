/** How the reward model learnt: right on pairs and loss, of its own pairs (means over stretches of steps) and of the validation pairs. */
import { mean } from '#core/stats/mean.ts';
import { decimal } from '#ui/number-format.ts';
import { CurveChart, type Curve } from './curve-chart.tsx';
import { experimentStrings } from './experiment-strings.ts';
import { percent, shareTick } from './figures.ts';
import { learningSentence, type Learning } from './findings.ts';
import { Part } from './part.tsx';
import { stretches } from './stretches.ts';
import styles from './experiment.module.css';

const words = experimentStrings.learning;
const MOST_STRETCHES = 40;
const HEIGHT = 220;

const exact = (value: number) => ({ value, low: value, high: value });

export function LearningPart({ learning }: { readonly learning: Learning }) {
  const { steps, validation } = learning;
  const curves = (of: 'loss' | 'accuracy'): readonly Curve[] => [
    { key: 'validation', name: words.names.validation, look: 'main', points: validation.map(({ step, [of]: value }) => ({ x: step, ...exact(value) })) },
    { key: 'own', name: words.names.own, look: 'faint', points: stretches(steps, MOST_STRETCHES).map((stretch) => ({ x: stretch.at(-1)!.step, ...exact(mean(stretch.map(({ [of]: value }) => value))) })) },
  ];
  return (
    <Part name="learning" heading={learningSentence(learning)} said={[words.said]}>
      <div className={styles.pair}>
        <CurveChart {...words.accuracy} file="slipstream-reward-learning" curves={curves('accuracy')} axis={words.axis} height={HEIGHT} most={1} format={percent} tick={shareTick} />
        <CurveChart {...words.loss} file="slipstream-reward-learning-loss" curves={curves('loss')} axis={words.axis} height={HEIGHT} format={decimal} tick={decimal} />
      </div>
    </Part>
  );
}
