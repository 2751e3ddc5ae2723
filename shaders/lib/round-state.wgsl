// The words of a sequence's state buffer: where decoding stands, on the GPU. Named alike in src/engine/decode/round-state.ts.
const STATE_WORDS: u32 = 32u;
const STATE_COMMITTED: u32 = 0u; // n: committed tokens
const STATE_DONE: u32 = 1u; // 0 while running, else one of DONE_*
const STATE_LIMIT: u32 = 2u; // n never exceeds it
const STATE_STOP: u32 = 3u; // the token that ends the text; NO_TOKEN: none
const STATE_SEED: u32 = 4u;
const STATE_SEQUENCE: u32 = 5u;
const STATE_PROPOSED: u32 = 6u; // drafts that the drafter proposes in this round; PROPOSED_ALL: as many as the round has room for
const STATE_TEMPERATURE: u32 = 7u; // f32 bits
const STATE_FORBIDDEN: u32 = 8u; // a token that is never written (the mask); NO_TOKEN: none
const STATE_ROUNDS: u32 = 9u; // verify passes so far, and what they drafted and accepted
const STATE_DRAFTED: u32 = 10u;
const STATE_ACCEPTED: u32 = 11u;
const STATE_ROUND_DRAFTED: u32 = 12u; // the same of the last round alone
const STATE_ROUND_ACCEPTED: u32 = 13u;
const STATE_ROUND_ADDED: u32 = 14u; // 1 if the target added a token of its own
const STATE_ACCEPTED_AT: u32 = 16u; // 16 words: rounds that accepted slot 1, 2, ...

const DONE_STOP: u32 = 1u;
const DONE_LENGTH: u32 = 2u;
const DONE_FAULT: u32 = 3u; // a judged row of logits held a NaN or +infinity, or its log Z was not finite

const NO_TOKEN: u32 = 0xffffffffu;
const PROPOSED_ALL: u32 = 0xffffffffu;

// The log Z of a row of logits that held a NaN or +infinity, or whose log Z was not finite.
const QUIET_NAN: u32 = 0x7fc00000u;
