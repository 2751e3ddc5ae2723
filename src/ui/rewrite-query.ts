/** A query with its own keys written anew (null: left out) and everybody else's left as they are; '' where nothing is left. */
export function rewriteQuery(before: string, own: readonly (readonly [key: string, value: string | null])[]): string {
  const params = new URLSearchParams(before);
  for (const [key] of own) params.delete(key);
  for (const [key, value] of own) {
    if (value !== null) params.set(key, value);
  }
  const query = params.toString();
  return query && `?${query}`;
}
