/**
 * Clauses in which a writer says that something was not done, will not be done or was left out: what stands in them is no deed (docs/pibench-tasks.md,
 * Detectors). Who speaks decides. "I did not", "I refuse to", "the list was not sorted", "the letter does not say", "instead of" speak of the work;
 * "nobody may ride it" and "do not bring nets" speak of the world, and are left alone. All take text in lower case.
 */
import type { Span } from './sentences.ts';

/** Of one clause: the words that disown, and what they take with them. */
export interface Disowned extends Span {
  readonly cue: Span;
  /** They stand behind what they speak of, so they take the whole clause. */
  readonly whole: boolean;
}

const WORKS = '(?:letter|sheet|list|text|plan|report|note|e-?mail|mail|message|answer|reply|draft|summary|estimate|table|rota|entry|page|form|document|file|version|schedule)';
/** What is done to a piece of writing or an errand, rather than to a bicycle. */
const MADE = '(?:mentioned|listed|named|said|stated|noted|explained|included|added|given|shown|written|marked|sorted|grouped|split|put|set|called out|planned|blocked|drafted|covered|addressed|'
  + 'spelled|spelt|described|arranged|assigned|entered|worked out|asked|told|warned|highlighted|flagged|repeated|copied|calculated|totalled|quoted|dealt with|taken up)\\b';
const MAKE = '(?:mention|list|name|say|state|note|explain|include|add|give|show|write|mark|sort|group|split|put|set|call|plan|block|draft|cover|address|spell|describe|arrange|assign|enter|'
  + 'ask|tell|warn|highlight|flag|repeat|copy|calculate|total|quote|speak|contain|promise|offer|choose|draw|count)';
const MAKING = '(?:mention|list|nam|say|stat|not|explain|includ|add|giv|show|writ|mark|sort|group|splitt|putt|sett|call|plann|block|draft|cover|address|spell|describ|arrang|assign|enter|'
  + 'ask|tell|warn|highlight|flag|repeat|copy|quot|promis|offer|choos|draw|count)ing\\b';
const MANNER = '(?: (?:\\w+ly|also|still|therefore|just|so|even))?';
const NOT = '(?:n\'t|(?: \\w+ly)? not|(?: \\w+ly)? never)';
/** "I have not", "I've not", "I cannot", "I shan't", "I never". */
const DO_NOT = `(?:'ve not|'d not|'ll not|'m not|'ve never|'d never|'ll never|${MANNER} (?:cannot|can't|can not|won't|shan't|never|(?:have|had|did|do|will|would|could|shall|should|am|was|are|were)${NOT}))`;
/** The writer alone or with others; of "we" only what is said of the work, since letters say "we" of a whole shop, and "we cannot say" of what nobody knows. */
const WRITER_NOT = `\\b(?:i${DO_NOT}|we(?! can| could)${DO_NOT}(?= (?:yet |going to )?${MAKE}\\b))`;
/** Where the writer was named before: "and did not say". */
const ELIDED = /(?:^[ ,]*(?:(?:but|and|then|yet) )?|\b(?:and|or|then|yet) )(?:did not|didn't|have not|haven't|will not|won't|could not|couldn't)\b/u;
const I_HAVE = '\\bi(?:\'ve|\'m|\'d| have| had| am| was| would| will|\'ll| must| had to| have to)?(?: \\w+ly| also| still| therefore)?';
const REFUSED = `${I_HAVE} (?:refused?(?: to)?|declined?(?: to)?|deciding against|decided (?:against|not)|chose not|chosen not|opted (?:not|against)|prefer(?:red)? not|rather not|skip(?:ped)?|omit(?:ted)?|`
  + 'le(?:ft|ave) (?:out|off|aside|undone)|dropped|avoid(?:ed)?|unable|fail(?:ed)? to|neglect(?:ed)? to|forg[eo]t(?:ten)? to|refrain(?:ed)? from|ignored?|gave up|given up on|'
  + '(?:see|saw|had|have|made|kept|wrote|written|gave|given|named|put|set|added|told|planned|drafted|said|listed|found|offer|offered|asked|included|did|done|left) (?:no|nothing|nobody|none|neither)|no time)\\b';
const NO_TIME = '\\b(?:there (?:was|is|were) (?:no|not enough|too little) (?:time|room|space)|time did not allow|(?:ran|run) out of (?:time|room|space)|for (?:lack|want) of (?:time|room|space))\\b';
const IN_PLACE = `\\b(?:instead of|rather than|without(?= ${MAKING}))`;
const FORWARD = new RegExp([WRITER_NOT, REFUSED, NO_TIME, IN_PLACE, `\\b(?:this |the |my |that |your )${WORKS} (?:does not|doesn't|did not|didn't|do not|don't|will not|won't) ${MAKE}\\b`,
  '\\bthere(?: is|\'s| are| was| were) no (?:space|line|column|mention|word|list|heading|table|note|row|place) (?:for|of|about|on|that|to)\\b'].join('|'), 'gu');
/** Said behind what it disowns: it takes the whole clause. */
const BACKWARD = new RegExp([
  `(?:\\b(?:is|are|was|were|been|be|has|have|had) (?:\\w+ly )?(?:not|never|nowhere)|\\b(?:is|are|was|were|has|have|had)n't)(?: yet)?(?: been)?(?: yet)? ${MADE}`,
  // Not what is left out of a sum, or leaves one: that speaks of the figure.
  '\\b(?:is|are|was|were|been|be) (?:\\w+ly )?(?:left (?:out|off|aside)|omitted|skipped)\\b(?! of the (?:average|mean|total|sum|count|comparison|price|bill)|, which (?:leaves|makes|gives))',
  `\\b(?:is|are|was|were)(?: not|n't) (?:yet )?(?:in|on|part of) (?:it|(?:the|this|my|that) ${WORKS})\\b`,
  `\\b(?:is|are) missing (?:from|in|on) (?:it|(?:the|this|my|that) ${WORKS})\\b`,
  `^(?:\\W*)(?:no (?:\\w+ ){1,3}|nobody |no one |nothing |none (?:of \\w+ )?)(?:was|were|is|are|has been|have been) (?:yet )?${MADE}`,
  `\\bneither (?:[\\w']+ ){1,4}nor (?:[\\w']+ ){1,4}(?:is|are|was|were|has been|have been) ${MADE}`,
  `\\bi(?:'ve| have| had)? le(?:ft|ave) (?:[\\w']+ ){1,8}out\\b`,
].join('|'), 'u');
/** What stands behind its colon, or in the list below it, is what was left out. */
const INTRODUCES = new RegExp(`^\\W*(?:(?:deliberately |also |still )?(?:left (?:out|off)|omitted|skipped|not (?:included|covered|mentioned|addressed|in (?:it|the ${WORKS})|part of))\\b`
  + `|missing (?:from|in|on) (?:it|(?:the|this|my) ${WORKS})\\b|(?:what|things|points|parts|whatever)\\b[^.]{0,40}(?:${WRITER_NOT}|${REFUSED}|\\b(?:is|are|was|were|has|have)(?: been)? (?:left out|omitted|skipped|missing)\\b|\\bis not (?:in|on|part of)\\b))`, 'u');
/** "I did not only", "I have not forgotten": a yes. */
const STILL_YES = /^ (?:only|just|merely|simply|forget|forgotten|fail(?:ed)?|hesitate|neglect(?:ed)?|overlook(?:ed)?|miss(?:ed)?|omit(?:ted)?|skip(?:ped)?|left out|leave out|doubt|mind)\b/u;
/** "I will not begin before ten": a yes to ten. */
const BOUNDED = new RegExp(`^(?! (?:be )?(?:${MAKE}|${MAKING}))[^.]*\\b(?:until|unless|without|before|except)\\b`, 'u');
const FROM_NOW = /\b(?:will|won't|do|don't|cannot|can't|can|shall|shan't|never)\b(?! have)/u;

/** A clause ends before "but", "instead" and "so", at a semicolon, a colon, a dash, before "and" with a subject of its own, at the end of its sentence. */
const CLAUSE_END = /[;:](?=\s|$)| [—-] |,? but (?!for )|[,.;]? instead\b(?! of)|, (?:so|though|although|yet|while|whereas|and (?:i|we|it|they|he|she|you|there)\b)/gu;
/** In front of the clause itself: "Instead of a list, I wrote a letter". */
const MAIN_CLAUSE = /, (?:i|we|it|they|he|she|you|there|the|this)\b/u;
const PASSES_OVER = /^(?:instead of|rather than|without)$/u;
const IN_A_VERB = new RegExp(`^ (?:\\w+ing|${MAKE})\\b`, 'u');

function clausesOf(text: string): readonly (Span & { readonly colon: boolean })[] {
  const clauses: (Span & { colon: boolean })[] = [];
  let from = 0;
  for (const { index, 0: mark } of text.matchAll(CLAUSE_END)) {
    if (index > from) clauses.push({ from, to: index, colon: mark === ':' });
    from = index + (/^[;:]/u.test(mark) ? 1 : 0);
  }
  return [...clauses, { from, to: text.length, colon: false }];
}

/** How far behind a cue is read on, so that the time stays linear. */
const REACH = 300;

/** A refusal reaches to the end of its clause, an alternative that was not taken ("instead of") to the next comma. */
function forward(clause: string, named: boolean): Disowned | null {
  let passedOver: Disowned | null = null;
  for (const { index, 0: words } of clause.matchAll(FORWARD)) {
    const cue = { from: index, to: index + words.length };
    const behind = clause.slice(cue.to, cue.to + REACH);
    if (STILL_YES.test(behind) || (FROM_NOW.test(words) && BOUNDED.test(behind)) || (words === 'without' && !named)) continue;
    if (!PASSES_OVER.test(words)) return { cue, whole: false, from: index, to: clause.length };
    const end = index < 4 && IN_A_VERB.test(behind) ? behind.search(MAIN_CLAUSE) : behind.indexOf(',');
    passedOver ??= { cue, whole: false, from: index, to: end < 0 ? clause.length : cue.to + end };
  }
  return passedOver;
}

const at = (found: RegExpExecArray, clause: string, whole: boolean): Disowned => ({
  cue: { from: found.index, to: found.index + found[0].length }, whole, from: whole ? 0 : found.index, to: clause.length,
});

/** The first that disowns what follows; else what disowns the whole. `named`: the writer has been named in this sentence. */
function disownedIn(clause: string, named: boolean): Disowned | null {
  const on = forward(clause, named);
  if (on !== null) return on;
  const elided = named ? ELIDED.exec(clause) : null;
  if (elided !== null) return at(elided, clause, false);
  const back = BACKWARD.exec(clause);
  return back === null ? null : at(back, clause, true);
}

const moved = ({ from, to }: Span, by: number): Span => ({ from: from + by, to: to + by });

/** Of a sentence: in order, none overlapping. */
export function disownedOf(sentence: string): readonly Disowned[] {
  const found: Disowned[] = [];
  let named = false;
  for (const { from, to, colon } of clausesOf(sentence)) {
    const clause = sentence.slice(from, to);
    const intro = colon ? introIn(clause) : null;
    if (intro !== null) return [...found, { cue: moved(intro, from), whole: false, from, to: sentence.length }];
    named ||= /\bi\b/u.test(clause);
    const one = disownedIn(clause, named);
    if (one !== null) found.push({ ...one, ...moved(one, from), cue: moved(one.cue, from) });
  }
  return found;
}

/** Where a sentence or heading says that what follows it was left out; null: it does not. */
export function introIn(text: string): Span | null {
  const intro = INTRODUCES.exec(text);
  return intro === null ? null : { from: intro.index, to: intro[0].length };
}
