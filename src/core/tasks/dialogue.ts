/** Short talks between two people about a thing of the day; like the tales, there for their entropy. */
import { PEOPLE, PLACES, fill } from './lexicon.ts';
import type { Problem, Wording } from './problem.ts';
import type { Seeded } from './seeded.ts';
import { Thought } from './thought.ts';

const ASKING = ['Write a dialogue between {N} and {M} about the {t}.', '{N} and {M} talk about the {t}. Write the dialogue.', 'Let {N} and {M} talk about the {t}.'];

interface Topic {
  readonly opening: readonly string[];
  readonly reply: readonly string[];
}

const TOPICS: Readonly<Record<string, Topic>> = {
  rain: { opening: ['Will the rain stop soon?', 'Did you hear the rain last night?'], reply: ['I hope so, my shoes are wet.', 'It kept me awake.', 'The garden needs it.'] },
  lunch: { opening: ['What is there for lunch?', 'Are you hungry yet?'], reply: ['There is soup and bread.', 'I could eat ten cakes.', 'Pears again, I think.'] },
  train: { opening: ['When does the train leave?', 'Is the train late again?'], reply: ['In five minutes, so hurry.', 'It is always late.', 'I do not know, ask the driver.'] },
  game: { opening: ['Who won the game?', 'Shall we play the game again?'], reply: ['We did, by a point.', 'Nobody knows yet.', 'Yes, but you start.'] },
  book: { opening: ['How is the book?', 'Have you read the book?'], reply: ['It is long but good.', 'Only the first page.', 'I could not put it down.'] },
  dog: { opening: ['Where is the dog?', 'Whose dog is that?'], reply: ['Asleep in the kitchen.', 'It followed me home.', 'It belongs to the baker.'] },
  trip: { opening: ['Are you ready for the trip?', 'Where does the trip go?'], reply: ['Almost, I need a map.', 'To the harbor and back.', 'I forgot my ticket.'] },
  song: { opening: ['Do you know the song?', 'Who wrote the song?'], reply: ['Every word of it.', 'My sister did.', 'It is too fast for me.'] },
};

const REACTIONS = ['Good to know.', 'Really?', 'Then let us wait in the {p}.', 'You always say that.', 'That is fine with me.'];
const CLOSINGS = ['See you in the {p}.', 'Come on, let us go.', 'We will see.', 'All right then.'];

export function makeDialogue(random: Seeded, _wording: Wording): Problem {
  const [one, other] = random.some(PEOPLE, 2);
  const t = random.pick(Object.keys(TOPICS));
  const { opening, reply } = TOPICS[t]!;
  const slots = { N: one!.name, M: other!.name, t, p: random.favour(PLACES) };
  const thought = new Thought();
  const asks = thought.plan(one!.name, 'asks', t);
  thought.plan(other!.name, 'answers', { step: asks, value: one!.name });
  const said = [opening, reply, REACTIONS, CLOSINGS].map((choices) => fill(random.favour(choices), slots));
  return {
    family: 'dialogue',
    prompt: fill(random.pick(ASKING), slots),
    thought,
    answer: said.map((line, i) => `${i % 2 ? other!.name : one!.name}: ${line}`).join('\n'),
    key: `dialogue ${one!.name} ${other!.name} ${t}`,
    steps: 2,
  };
}
