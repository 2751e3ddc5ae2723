/**
 * Short tales of an animal that wants something. Nothing here can be right or wrong: the family is there for its
 * entropy. Choices favour the front of their lists, so that a sure reader has a favourite and a sampler finds others.
 */
import { ANIMALS, TREASURES, article, fill } from './lexicon.ts';
import type { Problem, Wording } from './problem.ts';
import type { Seeded } from './seeded.ts';
import { Thought } from './thought.ts';

const ASKING = ['Tell a tale about {ah} {h} and {at} {t}.', 'Tell me a short tale about {ah} {h} and {at} {t}.', 'Write a tale: {ah} {h} and {at} {t}.'];
const NATURES = ['small', 'brave', 'old', 'shy', 'clever', 'kind', 'hungry', 'proud'];
const HOMES = ['by the forest', 'near the harbor', 'under a hill', 'in a garden', 'behind the school'];
const LOOKS = ['golden', 'blue', 'strange', 'lost', 'quiet', 'shining'];
const MEETINGS = ['One morning the {h} heard about {al} {l} {t}.', 'One night the {h} dreamed of {al} {l} {t}.', 'One day the {h} saw {al} {l} {t}.'];
const WISHES = ['"I want to see it up close," said the {h}.', '"It must be mine," thought the {h}.', '"Who will show me the way?" asked the {h}.'];
const TROUBLES = ['But the way was long and dark.', 'But a storm came over the hill.', 'But the {t} was too far away.', 'But nobody knew the way.'];
const HELP = ['Then {an} {n} {f} came by and said: "Follow me."', 'Then {an} {n} {f} showed the way.', 'Then {an} {n} {f} asked: "May I help you?"'];
const TURNS = ['Together they walked until they found the {t}.', 'Side by side they looked all night and found the {t}.', 'They sang all the way to the {t}.'];
const ENDINGS = ['From that day on they were friends.', 'And the {h} was happy.', 'The {h} never forgot the {f}.', 'They went home with the {t} and slept well.'];

export function makeTale(random: Seeded, _wording: Wording): Problem {
  const [h, f] = random.some(ANIMALS, 2);
  const t = random.pick(TREASURES);
  const [n0, n] = [random.favour(NATURES), random.favour(NATURES)];
  const l = random.favour(LOOKS);
  const slots = { h: h!, f: f!, t, n, l, ah: article(h!), at: article(t), an: article(n), al: article(l) };
  const thought = new Thought();
  const wants = thought.plan(h!, 'wants', t);
  thought.plan(f!, 'helps', { step: wants, value: h! });
  const opening = fill(random.favour(['Once {a} {n0} {h} lived {p}.', 'There was once {a} {n0} {h}.']), {
    ...slots, n0, a: article(n0), p: random.favour(HOMES),
  });
  const rest = [MEETINGS, WISHES, TROUBLES, HELP, TURNS, ENDINGS].map((choices) => fill(random.favour(choices), slots));
  return {
    family: 'tale',
    prompt: fill(random.pick(ASKING), slots),
    thought,
    answer: [opening, ...rest].join(' '),
    key: `tale ${h} ${t}`,
    steps: 2,
  };
}
