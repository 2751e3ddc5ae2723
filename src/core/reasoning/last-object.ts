/** The last JSON object in a model's reply that has a given key and holds no other object: what a reply with thoughts or words around it comes to. */
const SEARCHED = 20_000;

export function lastObject(reply: string, key: string): Readonly<Record<string, unknown>> | null {
  for (const [text] of [...reply.slice(-SEARCHED).matchAll(/\{[^{}]*\}/g)].reverse()) {
    try {
      const value = JSON.parse(text) as Record<string, unknown>;
      if (key in value) return value;
    } catch {
      // not JSON: an earlier one may be
    }
  }
  return null;
}
