/** A share of which many are small: 0.4 %, and never 0 % for what is more than nothing. */
export function smallShare(part: number): string {
  const percent = 100 * part;
  if (percent > 0 && percent < 0.05) return '<0.1 %';
  return `${percent < 10 ? percent.toFixed(1) : percent.toFixed(0)} %`;
}
