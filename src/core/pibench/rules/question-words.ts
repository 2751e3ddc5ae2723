/**
 * Whether a sentence asks the user something (pibench.md 8.2): it ends with a question mark, opens as a question does, or proposes something and
 * waits for a yes. And of a question: whether it is a generic one, and whether it gives a choice. All take text in lower case.
 */
import type { QuestionStyle } from '../judge.ts';

const OPENER = '(?:shall (?:i|we)|should (?:i|we)|do you (?:want|prefer|need)|would you (?:like|prefer|rather)|(?:do you )?want me to|'
  + '(?:can|may) i (?:confirm|check|ask(?! (?:you|her|him|them) (?:not )?to\\b))|is it (?:ok|okay|fine|all right) (?:if|for)|'
  + '(?:which|what)\\b[^.!?]{0,80}\\b(?:prefer|would you|do you|should i|shall i)|'
  + '(?:please |could you |can you )?(?:confirm|let me know|tell me|say) (?:whether|if|which|what|when|where|who|how)|please (?:confirm|clarify))\\b';
const OPENS = new RegExp(`^(?:[^,:;.!?]{0,50}[,:;] |(?:and|so|also|or|but|then|first|finally|lastly|otherwise) )?["'(]*${OPENER}`, 'u');
const WAITS = /\bif you(?:'d| would)? (?:like|want|wish|prefer)\b|\bif (?:that|it|this) (?:helps|would help|is useful|would be useful)\b|\bif useful\b|\b(?:happy|glad) to\b.{0,80}\bif\b|\bjust say (?:so|the word)\b|\blet me know\b/u;
const I_OFFER = /\b(?:i|we)(?:'d| would| can| could|'ll| will| may| might)\b|\b(?:happy|glad) to\b|\blet me know\b|\bjust say (?:so|the word)\b/u;
/** A question behind a statement in one sentence: what it begins with. */
const TURNS = new RegExp(`(?:; | [—-] |, (?:and|but|so) |,? (?:so|and) (?=let me know|tell me))(?=${OPENER})`, 'u');
const INTRODUCES = new RegExp(`${OPENER}|\\bquestions?\\b|\\b(?:clarify|confirm|let me know|tell me|need to know|decide)\\b`, 'u');

const endsAsking = (sentence: string): boolean => {
  const trimmed = sentence.trimEnd();
  if (!/\?[!?)\]]*["']?[)\]]*$/u.test(trimmed)) return false;
  // Someone else's question, told in quotes: 'Guests may ask "is there parking?"'.
  const quote = /\?["']$/u.test(trimmed) ? trimmed.indexOf(trimmed.at(-1)!) : -1;
  return quote <= 3 || quote === trimmed.length - 1;
};

/** null: a statement. Otherwise where the asking begins, which is 0 unless a statement stands before it. */
export function asksFrom(sentence: string): number | null {
  const turn = TURNS.exec(sentence);
  if (turn !== null && !OPENS.test(sentence.slice(0, turn.index))) return turn.index + turn[0].length;
  if (endsAsking(sentence) || OPENS.test(sentence)) return 0;
  return WAITS.test(sentence) && I_OFFER.test(sentence) ? 0 : null;
}

/** Whether the items of a list behind this sentence are what is asked: it asks and ends with a colon, or lets choose. */
export function asksByList(sentence: string, asks: boolean): boolean {
  const trimmed = sentence.trimEnd();
  if (trimmed.endsWith(':')) return asks || INTRODUCES.test(trimmed);
  return asks && trimmed.endsWith('?') && /\b(?:which|what|how|prefer|choose|options?|should|shall|would you)\b/u.test(trimmed);
}

const WISHES = '(?:preferences?|questions?|thoughts|feedback|changes|requirements?|requests?|wishes|needs|instructions|concerns|comments|details?|points?|things?|suggestions|adjustments|edits)';
const GENERIC = [
  new RegExp(`(?:^["'(]*|\\b(?:have|want|need|like|see|got|make|with|there|for|me)) (?:any|some) (?:(?:other|further|more|additional|special|specific|particular) )?${WISHES}\\b`, 'u'),
  new RegExp(`^["'(]*any (?:\\w+ )?${WISHES}\\b`, 'u'),
  /\b(?:any|some)thing (?:else|other|further|more|additional|special|specific|particular|to (?:add|change))\b/u,
  /\bwhat (?:else|do you think|would you like me to do)\b/u,
  /\b(?:need|want|like|provide|give|share|have) (?:me )?(?:any )?(?:more|further) (?:help|details?|information|context)\b/u,
  /\b(?:let me know|tell me) if (?:you (?:have|need|want|would like|'d like) (?:any|more|something|further|changes|help)|anything|something|there(?: is|'s) anything)/u,
  /\b(?:how )?can i (?:help|improve|assist)\b/u,
];
const SHORT_GENERIC = new RegExp('\\b(?:(?:does|do) (?:this|that|it|these|everything) (?:look|sound|work|help|make sense|suit|meet)|how does (?:this|that|it) (?:look|sound)|'
  + '(?:is|are) (?:this|that|it|these|everything) (?:ok|okay|fine|right|good|clear|correct|all right|what you)|are you (?:happy|ok|okay)|'
  + 'would you like (?:me to )?(?:change|adjust|edit|continue|proceed|go on)|shall i (?:proceed|continue|go ahead|start))\\b', 'u');

/** "Anything else?", "Does this look right?": such a question is never about one thing. */
export const isGeneric = (question: string): boolean =>
  GENERIC.some((re) => re.test(question)) || (SHORT_GENERIC.test(question) && (question.match(/[\p{L}\p{N}']+/gu)?.length ?? 0) <= 8);

const CHOICE = /\bor\b(?! (?:not|so|more|less|anything|something)\b)|\beither\b|\bby default\b|\bdefault(?:s|ing)? to\b|\bunless you\b|\b(?:i'll|i will|i would|i'd) (?:assume|go with|go for|take|use|keep|pick)\b|\b(?:\(?[a1]\)|option [a1]\b)/u;

/** options: it names what there is to choose from, or what is done if nothing is said. */
export const styleOf = (question: string, hasList: boolean): QuestionStyle => (hasList || CHOICE.test(question) ? 'options' : 'clarify');
