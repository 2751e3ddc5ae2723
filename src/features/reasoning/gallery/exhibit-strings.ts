/** Titles of the page's exhibits, and what there is to see on each. */
import { wording } from '#ui/wording.ts';

export const exhibitStrings = wording({
  title: 'Reasoning',
  shows: 'How a thought hangs together.',
  exhibits: {
    made: { title: 'A thought', shows: 'Steps beside their map; the way to the answer is one strong line.' },
    chosen: { title: 'A step is chosen', shows: 'What it rests on and leads to, in a sentence.' },
    'super-nodes': { title: 'Super-nodes', shows: 'Chains are one row each.' },
    outline: { title: 'Outline', shows: 'The same without a map: branches are indented, parents are named.' },
    mistaken: { title: 'A wrong answer', shows: 'Each wrong step is marked.' },
    'no-steps': { title: 'No step at all', shows: 'An answer out of nothing.' },
    loading: { title: 'Recordings on their way', shows: 'One line until they are there.' },
    missing: { title: 'Recordings that did not come', shows: 'What to do.' },
    recorded: { title: 'A recorded thought', shows: 'Refused drafts on the steps where they stood, and a chart of all.' },
    compare: { title: 'Two thoughts', shows: 'Four verdicts, six calls each, and what cost the points.' },
    undecided: { title: 'No agreed winner', shows: 'Calls that differ give no label.' },
    'no-pair': { title: 'No pair', shows: 'Where all right thoughts are the same.' },
    paste: { title: 'Nothing pasted yet', shows: 'What to do, and an example.' },
    reading: { title: 'Reading', shows: 'A long text takes a moment.' },
    guessed: { title: 'Guessed edges', shows: 'Free text, and how far the rule is to be trusted.' },
    written: { title: 'References that go round', shows: 'They are dropped, and said to be.' },
    unanswered: { title: 'No answer, many scripts', shows: 'Read as far as it goes.' },
    long: { title: 'Two thousand steps', shows: 'Only those in sight are in the page.' },
    late: { title: 'Too long to read', shows: 'It was stopped.' },
    broken: { title: 'Nothing to read with', shows: 'What to do.' },
  },
} as const);
