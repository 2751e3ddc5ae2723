/** What an assistant that thinks of nothing says, turn by turn, in the exhibit of two runs. */
export const ANSWERS = [
  'Here is the programme as programme.md: Morning Ferry, Three Gulls and Low Water, on 12 June.', 'The hall and its floor now stand above the title.', 'Each piece has its minutes.',
  'A line says that sheets in large letters lie at the door.', 'The composers are there, in the order in which they are sung.', 'It asks for no photographs while the children sing.', 'There is a break with tea after the second piece.',
];
