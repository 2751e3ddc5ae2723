/**
 * What a step of a thought may compute: + - * / % on whole numbers from 0, and + - on the days of the week and the
 * months, which go round (Monday+3=Thursday). Null where the result would not be a value of that kind.
 */
export type Value = number | string;
export type Operator = '+' | '-' | '*' | '/' | '%';

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
export const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
] as const;

function round(circle: readonly string[], name: string, shift: number): string {
  const n = circle.length;
  return circle[(((circle.indexOf(name) + shift) % n) + n) % n]!;
}

function onNumbers(a: number, operator: Operator, b: number): number | null {
  switch (operator) {
    case '+': return a + b;
    case '-': return a >= b ? a - b : null;
    case '*': return a * b;
    case '/': return b !== 0 && a % b === 0 ? a / b : null;
    case '%': return b !== 0 ? a % b : null;
  }
}

export function apply(a: Value, operator: Operator, b: Value): Value | null {
  if (typeof b !== 'number') return null;
  if (typeof a === 'number') return onNumbers(a, operator, b);
  const circle = [WEEKDAYS, MONTHS].find((names) => (names as readonly string[]).includes(a));
  if (!circle || (operator !== '+' && operator !== '-')) return null;
  return round(circle, a, operator === '+' ? b : -b);
}

/** Whether column-wise subtraction has to borrow for the ones. */
export const borrows = (a: number, b: number): boolean => a % 10 < b % 10;
