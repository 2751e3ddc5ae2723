/**
 * One cell of a table for a spreadsheet (RFC 4180: in quotes, quotes doubled). Its text is anybody's, so one that a spreadsheet would take for a
 * formula gets an apostrophe in front.
 */
const FORMULA = /^\s*[=+\-@]|^[\t\r]/;

export const quotedCell = (text: string): string => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
