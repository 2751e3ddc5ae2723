/** What an error says to whoever uses the page; `otherwise` where it is none, or says nothing. */
export const sentenceOf = (error: unknown, otherwise: string): string => (error instanceof Error && error.message ? error.message : otherwise);
